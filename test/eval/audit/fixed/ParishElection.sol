// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ParishElection {
    address public immutable clerk;
    uint256 public immutable closesAt;
    mapping(address => bool) public resident;
    mapping(address => bool) public hasCast;
    mapping(bytes32 => uint256) public ballots;
    bytes32 public leading;

    event Cast(address indexed who, bytes32 indexed candidate);

    constructor(uint256 length) {
        clerk = msg.sender;
        closesAt = block.number + length;
    }

    function admit(address who) external {
        require(msg.sender == clerk, "clerk");
        resident[who] = true;
    }

    function cast(bytes32 candidate) external {
        require(block.number < closesAt, "closed");
        require(resident[msg.sender], "no resident");
        require(!hasCast[msg.sender], "cast");
        hasCast[msg.sender] = true;
        ballots[candidate] += 1;
        if (ballots[candidate] > ballots[leading]) {
            leading = candidate;
        }
        emit Cast(msg.sender, candidate);
    }
}
