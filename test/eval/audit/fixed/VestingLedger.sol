// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

contract VestingLedger {
    struct Grant {
        uint256 amount;
        uint256 released;
        uint64 start;
        uint64 duration;
    }

    address public immutable treasurer;
    mapping(address => Grant) public grants;
    mapping(address => uint256) public balanceOf;

    constructor() {
        treasurer = msg.sender;
    }

    function grant(address who, uint256 amount, uint64 duration) external {
        require(msg.sender == treasurer, "treasurer");
        require(grants[who].amount == 0 && duration >= 1 days, "grant");
        require(amount <= 1e30, "amount");
        grants[who] = Grant(amount, 0, uint64(block.timestamp), duration);
    }

    function release() external {
        Grant storage entry = grants[msg.sender];
        uint256 elapsed = block.timestamp - entry.start;
        if (elapsed > entry.duration) elapsed = entry.duration;
        uint256 vested = entry.amount * elapsed / entry.duration;
        require(vested >= entry.released, "released");
        uint256 due = vested - entry.released;
        entry.released += due;
        balanceOf[msg.sender] += due;
    }
}
