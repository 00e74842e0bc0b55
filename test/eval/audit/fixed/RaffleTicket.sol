// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract RaffleTicket {
    address public issuer;
    mapping(address => uint256) public held;
    uint256 public issued;

    event Given(address indexed from, address indexed to, uint256 amount);

    constructor() public {
        issuer = msg.sender;
    }

    function issue(address to, uint256 amount) public {
        require(msg.sender == issuer);
        require(amount < 10000);
        held[to] += amount;
        issued += amount;
    }

    function give(address to, uint256 amount) public {
        require(to != address(0));
        require(held[msg.sender] >= amount);
        uint256 left = held[msg.sender] - amount;
        held[msg.sender] = left;
        held[to] += amount;
        emit Given(msg.sender, to, amount);
    }
}
