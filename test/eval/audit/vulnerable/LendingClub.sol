// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract LendingClub {
    address[] public members;
    mapping(address => uint256) public deposit;
    mapping(address => uint256) public interest;
    uint256 public lastAccrual;

    function join() external payable {
        require(msg.value >= 10 finney, "too little");
        if (deposit[msg.sender] == 0) {
            members.push(msg.sender);
        }
        deposit[msg.sender] += msg.value;
    }

    function size() external view returns (uint256) {
        return members.length;
    }

    function accrue() external {
        require(block.number >= lastAccrual + 6000, "too early");
        lastAccrual = block.number;
        for (uint256 i = 0; i < members.length; i++) {
            address member = members[i];
            interest[member] += deposit[member] / 1000;
        }
    }

    function leave() external {
        uint256 amount = deposit[msg.sender];
        require(amount > 0, "nothing");
        deposit[msg.sender] = 0;
        msg.sender.transfer(amount);
    }
}
