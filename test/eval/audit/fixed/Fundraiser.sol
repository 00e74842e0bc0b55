// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract Fundraiser {
    address public charity;
    uint256 public goal;
    bool public finished;
    mapping(address => uint256) public gifts;

    constructor(address receiver, uint256 target) public {
        require(receiver != address(0));
        charity = receiver;
        goal = target;
    }

    function give() public payable {
        require(!finished);
        require(address(this).balance <= goal);
        gifts[msg.sender] += msg.value;
    }

    function remaining() public view returns (uint256) {
        uint256 held = address(this).balance;
        return held >= goal ? 0 : goal - held;
    }

    function finish() public {
        require(!finished);
        require(address(this).balance >= goal);
        finished = true;
        charity.transfer(address(this).balance);
    }
}
