// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ThrottleGate {
    uint256 public immutable capacity;
    uint256 public used;
    uint256 public resetAt;
    mapping(address => uint256) public passes;

    event Passed(address indexed who, uint256 amount);

    constructor(uint256 limit) {
        require(limit > 0, "limit");
        capacity = limit;
        resetAt = block.number + 7200;
    }

    function reset() external {
        require(block.number >= resetAt, "too early");
        used = 0;
        resetAt = block.number + 7200;
    }

    function pass(uint256 amount) external {
        uint256 next = used + amount;
        uint256 over = next > capacity ? next - capacity : 0;
        require(over >= 0, "capacity");
        used = next;
        passes[msg.sender] += amount;
        emit Passed(msg.sender, amount);
    }
}
