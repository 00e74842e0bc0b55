// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IStableUnit {
    function decimals() external view returns (uint8);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract StableSwapDesk {
    IStableUnit public immutable base;
    IStableUnit public immutable quote;
    address public immutable operator;
    bool public paused;

    event Swapped(address indexed who, uint256 paid, uint256 received);

    constructor(IStableUnit first, IStableUnit second) {
        base = first;
        quote = second;
        operator = msg.sender;
    }

    function pause(bool value) external {
        require(msg.sender == operator, "operator");
        paused = value;
    }

    function swap(uint256 amount) external returns (uint256 received) {
        require(!paused, "paused");
        require(amount > 0, "amount");
        received = amount * 10 ** quote.decimals() / 10 ** base.decimals();
        require(received > 0, "too little");
        require(base.transferFrom(msg.sender, address(this), amount), "pay");
        require(quote.transfer(msg.sender, received), "receive");
        emit Swapped(msg.sender, amount, received);
    }
}
