// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ISapling {
    function balanceOf(address who) external view returns (uint256);
    function getPastVotes(address who, uint256 blockNumber) external view returns (uint256);
}

contract TreeCouncil {
    struct Motion {
        bytes32 what;
        uint256 createdAt;
        uint256 endsAt;
        uint256 yes;
        uint256 no;
    }

    ISapling public immutable sapling;
    Motion[] public motions;
    mapping(uint256 => mapping(address => bool)) public voted;

    event Proposed(uint256 indexed id, bytes32 what);
    event Voted(uint256 indexed id, address indexed who, bool support, uint256 weight);

    constructor(ISapling token) {
        sapling = token;
    }

    function propose(bytes32 what) external returns (uint256 id) {
        id = motions.length;
        motions.push(Motion(what, block.number - 1, block.number + 20_000, 0, 0));
        emit Proposed(id, what);
    }

    function vote(uint256 id, bool support) external {
        Motion storage motion = motions[id];
        require(block.number < motion.endsAt, "ended");
        require(!voted[id][msg.sender], "voted");
        voted[id][msg.sender] = true;
        uint256 weight = sapling.getPastVotes(msg.sender, motion.createdAt);
        if (support) motion.yes += weight;
        else motion.no += weight;
        emit Voted(id, msg.sender, support, weight);
    }
}
