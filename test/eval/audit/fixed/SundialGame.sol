// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract SundialGame {
    uint256 public pot;
    uint256 public lastBlock;
    address public keeper;
    mapping(address => bool) public played;

    event Won(address indexed player, uint256 amount);

    constructor() public payable {
        keeper = msg.sender;
        pot = msg.value;
    }

    function spin() public payable {
        require(msg.value == 100 finney);
        require(lastBlock != block.number);
        lastBlock = block.number;
        pot += msg.value;
        require(!played[msg.sender]);
        played[msg.sender] = true;
        if (pot >= 10 ether) {
            uint256 amount = pot;
            pot = 0;
            msg.sender.transfer(amount);
            emit Won(msg.sender, amount);
        }
    }

    function topUp() public payable {
        require(msg.sender == keeper);
        pot += msg.value;
    }
}
