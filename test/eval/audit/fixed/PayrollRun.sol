// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract PayrollRun {
    address public office;
    mapping(address => uint256) public wage;
    mapping(address => uint256) public paidInMonth;
    uint256 public month;

    constructor() public payable {
        office = msg.sender;
        month = 1;
    }

    function hire(address worker, uint256 amount) public {
        require(msg.sender == office);
        wage[worker] = amount;
    }

    function nextMonth() public {
        require(msg.sender == office);
        month += 1;
    }

    function payOne(address worker) public {
        require(msg.sender == office);
        require(paidInMonth[worker] < month);
        paidInMonth[worker] = month;
        bool ok = worker.call.value(wage[worker]).gas(5000)("");
        require(ok);
    }
}
