// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

interface IHookedToken {
    function send(address to, uint256 amount, bytes calldata data) external;
    function operatorSend(address from, address to, uint256 amount, bytes calldata data, bytes calldata operatorData) external;
}

contract HookedBank {
    IHookedToken public immutable token;
    mapping(address => uint256) public balanceOf;
    uint256 public total;

    event Deposited(address indexed who, uint256 amount);
    event Withdrawn(address indexed who, uint256 amount);

    constructor(IHookedToken asset) public {
        token = asset;
    }

    function tokensReceived(address, address from, address to, uint256 amount, bytes calldata, bytes calldata) external {
        require(msg.sender == address(token), "token");
        require(to == address(this), "receiver");
        balanceOf[from] += amount;
        total += amount;
        emit Deposited(from, amount);
    }

    function withdraw(uint256 amount) external {
        require(amount > 0, "nothing");
        require(balanceOf[msg.sender] >= amount, "balance");
        token.send(msg.sender, amount, "");
        balanceOf[msg.sender] -= amount;
        total -= amount;
        emit Withdrawn(msg.sender, amount);
    }
}
