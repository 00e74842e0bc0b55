// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract RiddleBox {
    bytes32 public answerHash;
    address public author;
    bool public solved;
    mapping(address => bytes32) public commitments;
    mapping(address => uint256) public committedAt;

    event Solved(address indexed by);

    constructor(bytes32 hash) public payable {
        answerHash = hash;
        author = msg.sender;
    }

    function add() external payable {
        require(!solved, "solved");
    }

    function commit(bytes32 commitment) external {
        commitments[msg.sender] = commitment;
        committedAt[msg.sender] = block.number;
    }

    function solve(string calldata answer) external {
        require(!solved, "solved");
        require(block.number > committedAt[msg.sender] + 20, "too early");
        require(commitments[msg.sender] == keccak256(abi.encode(msg.sender, answer)), "not committed");
        require(keccak256(bytes(answer)) == answerHash, "wrong");
        solved = true;
        msg.sender.transfer(address(this).balance);
        emit Solved(msg.sender);
    }
}
