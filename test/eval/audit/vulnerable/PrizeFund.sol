// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract PrizeFund {
    address public organiser;
    address public winner;
    uint256 public closesAt;

    event Paid(address indexed winner, uint256 amount);

    function constructor() public {
        organiser = msg.sender;
        closesAt = block.number + 40000;
    }

    function contribute() public payable {
        require(block.number < closesAt);
    }

    function choose(address who) public {
        require(msg.sender == organiser);
        require(winner == address(0));
        winner = who;
    }

    function pay() public {
        require(msg.sender == organiser);
        require(winner != address(0));
        uint256 amount = address(this).balance;
        winner.transfer(amount);
        emit Paid(winner, amount);
    }
}
