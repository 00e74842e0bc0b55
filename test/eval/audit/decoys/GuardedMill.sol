// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract GuardedMill {
    mapping(address => uint256) private flour;
    uint256 private state = 1;

    error Busy();

    event Ground(address indexed who, uint256 amount);

    modifier oneAtATime() {
        if (state != 1) revert Busy();
        state = 2;
        _;
        state = 1;
    }

    function grind() external payable oneAtATime {
        require(msg.value > 0, "nothing");
        flour[msg.sender] += msg.value;
        emit Ground(msg.sender, msg.value);
    }

    function take(uint256 amount) external oneAtATime {
        require(flour[msg.sender] >= amount, "flour");
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
        flour[msg.sender] -= amount;
    }
}
