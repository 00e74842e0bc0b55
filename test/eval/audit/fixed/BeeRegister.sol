// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract BeeRegister {
    struct Hive {
        address keeper;
        uint256 fedAt;
        uint256 sugar;
    }

    mapping(uint256 => Hive) public hives;
    uint256 public count;

    event Fed(uint256 indexed hive, uint256 amount);

    function open() external returns (uint256 id) {
        id = count++;
        hives[id].keeper = msg.sender;
    }

    function feed(uint256 id, uint256 amount) external {
        Hive storage hive = hives[id];
        require(hive.keeper == msg.sender, "keeper");
        require(block.number > hive.fedAt, "fed");
        hive.fedAt = block.number;
        hive.sugar += amount;
        emit Fed(id, amount);
    }
}
