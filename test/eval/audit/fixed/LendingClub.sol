// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract LendingClub {
    address[] public members;
    mapping(address => uint256) public deposit;
    mapping(address => uint256) public interest;
    uint256 public lastAccrual;
    uint256 public cursor;

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

    function accrue(uint256 count) external {
        require(cursor > 0 || block.number >= lastAccrual + 6000, "too early");
        require(count <= 100, "too many");
        if (cursor == 0) {
            lastAccrual = block.number;
        }
        uint256 end = cursor + count < members.length ? cursor + count : members.length;
        for (uint256 i = cursor; i < end; i++) {
            address member = members[i];
            interest[member] += deposit[member] / 1000;
        }
        cursor = end == members.length ? 0 : end;
    }

    function leave() external {
        uint256 amount = deposit[msg.sender];
        require(amount > 0, "nothing");
        deposit[msg.sender] = 0;
        msg.sender.transfer(amount);
    }
}
