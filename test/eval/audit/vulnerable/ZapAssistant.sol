// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IZapToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function approve(address spender, uint256 amount) external returns (bool);
}

contract ZapAssistant {
    address public immutable owner;
    mapping(address => bool) public exchanges;
    uint256 public zaps;

    event Zapped(address indexed who, address indexed token, uint256 amount);

    constructor() {
        owner = msg.sender;
    }

    function list(address exchange, bool value) external {
        require(msg.sender == owner, "owner");
        exchanges[exchange] = value;
    }

    function zap(IZapToken token, uint256 amount, address exchange, bytes calldata order) external {
        require(amount > 0, "nothing");
        zaps++;
        require(token.transferFrom(msg.sender, address(this), amount), "transfer");
        require(token.approve(exchange, amount), "approve");
        (bool ok, ) = exchange.call(order);
        require(ok, "order");
        emit Zapped(msg.sender, address(token), amount);
    }
}
