// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract RiddleBox {
    bytes32 public answerHash;
    address public author;
    bool public solved;

    event Solved(address indexed by);

    constructor(bytes32 hash) public payable {
        answerHash = hash;
        author = msg.sender;
    }

    function add() external payable {
        require(!solved, "solved");
    }

    function solve(string calldata answer) external {
        require(!solved, "solved");
        require(keccak256(bytes(answer)) == answerHash, "wrong");
        solved = true;
        msg.sender.transfer(address(this).balance);
        emit Solved(msg.sender);
    }
}
