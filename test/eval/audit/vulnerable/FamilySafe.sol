// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract FamilySafe {
    address public parent;
    uint256 public dailyLimit;
    mapping(uint256 => uint256) public spentOn;

    event Spent(address indexed to, uint256 amount);

    constructor(uint256 limit) public {
        parent = msg.sender;
        dailyLimit = limit;
    }

    function () public payable {}

    function today() public view returns (uint256) {
        return block.timestamp / 1 days;
    }

    function spend(address to, uint256 amount) public {
        require(tx.origin == parent);
        uint256 day = today();
        require(spentOn[day] + amount >= amount);
        require(spentOn[day] + amount <= dailyLimit);
        spentOn[day] += amount;
        to.transfer(amount);
        emit Spent(to, amount);
    }
}
