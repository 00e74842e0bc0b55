// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract HoneyFarm {
    mapping(address => uint256) public bees;
    mapping(address => uint256) public since;
    mapping(address => uint256) public honey;
    uint256 public constant BEE_PRICE = 1000;
    address public keeper;

    constructor() public {
        keeper = msg.sender;
    }

    function grant(address who, uint256 amount) external {
        require(msg.sender == keeper, "keeper");
        require(amount <= 1e9, "too many");
        honey[who] = amount;
    }

    function buyBees(uint256 count) external {
        uint256 price = count * BEE_PRICE;
        require(honey[msg.sender] >= price, "honey");
        honey[msg.sender] -= price;
        bees[msg.sender] += count;
        since[msg.sender] = block.number;
    }

    function harvest() external {
        uint256 blocks = block.number - since[msg.sender];
        since[msg.sender] = block.number;
        require(blocks < 1e6, "too late");
        honey[msg.sender] += bees[msg.sender] * blocks / 100;
    }
}
