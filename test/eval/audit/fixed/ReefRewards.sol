// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ReefRewards {
    struct Diver {
        uint256 weight;
        uint256 since;
    }

    uint256 public immutable yearly;
    uint256 public immutable capacity;
    uint256 public registered;
    mapping(address => Diver) public divers;
    mapping(address => uint256) public points;

    constructor(uint256 perYear, uint256 most) {
        require(most > 0, "capacity");
        yearly = perYear;
        capacity = most;
    }

    function register(uint256 weight) external {
        require(weight > 0 && weight <= 100, "weight");
        require(divers[msg.sender].weight == 0, "registered");
        divers[msg.sender] = Diver(weight, block.timestamp);
        registered += weight;
        require(registered <= capacity, "full");
    }

    function pending(address who) public view returns (uint256) {
        Diver memory diver = divers[who];
        uint256 elapsed = block.timestamp - diver.since;
        return yearly * diver.weight * elapsed / (365 days * capacity);
    }

    function collect() external {
        require(divers[msg.sender].weight > 0, "not registered");
        points[msg.sender] += pending(msg.sender);
        divers[msg.sender].since = block.timestamp;
    }
}
