// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ISalt {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract SaltLoan {
    ISalt public immutable salt;
    uint256 public index = 1e18;
    uint256 public touched;
    mapping(address => uint256) public scaledDebt;
    mapping(address => uint256) public limit;
    address public immutable lender;

    constructor(ISalt asset) {
        salt = asset;
        lender = msg.sender;
        touched = block.number;
    }

    function setLimit(address who, uint256 amount) external {
        require(msg.sender == lender, "lender");
        limit[who] = amount;
    }

    function accrue() public {
        index += index * (block.number - touched) / 1e7;
        touched = block.number;
    }

    function borrow(uint256 amount) external {
        accrue();
        uint256 scaled = amount * 1e18 / index;
        scaledDebt[msg.sender] += scaled;
        require(scaledDebt[msg.sender] * index / 1e18 <= limit[msg.sender], "limit");
        require(salt.transfer(msg.sender, amount), "transfer");
    }

    function repay(uint256 amount) external {
        accrue();
        scaledDebt[msg.sender] -= amount * 1e18 / index;
        require(salt.transferFrom(msg.sender, address(this), amount), "transfer");
    }
}
