// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

interface IOrchardToken {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract OrchardPool {
    IOrchardToken public immutable token;
    uint256 public index;
    uint256 public totalStaked;
    mapping(address => uint256) public staked;
    mapping(address => uint256) public paidIndex;
    mapping(address => uint256) public earned;

    constructor(IOrchardToken asset) {
        token = asset;
    }

    function fund(uint256 amount) external {
        require(totalStaked > 0 && amount < 1e30, "fund");
        index += amount * 1e18 / totalStaked;
        require(token.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function stake(uint256 amount) external {
        require(amount > 0 && amount < 1e30, "amount");
        _settle(msg.sender);
        staked[msg.sender] += amount;
        totalStaked += amount;
        require(token.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function unstake(uint256 amount) external {
        _settle(msg.sender);
        require(staked[msg.sender] >= amount, "stake");
        staked[msg.sender] -= amount;
        totalStaked -= amount;
        uint256 reward = earned[msg.sender];
        earned[msg.sender] = 0;
        require(token.transfer(msg.sender, amount + reward), "transfer");
    }

    function _settle(address who) internal {
        earned[who] += staked[who] * (index - paidIndex[who]) / 1e18;
        paidIndex[who] = index;
    }
}
