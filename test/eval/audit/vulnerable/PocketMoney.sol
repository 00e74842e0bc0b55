// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract PocketMoney {
    address payable public guardian;
    mapping(address => uint256) public allowance;
    uint256 public paidTotal;

    event PaidOut(address indexed to, uint256 amount);

    constructor() public payable {
        guardian = msg.sender;
    }

    function allow(address who, uint256 amount) external {
        require(msg.sender == guardian, "guardian");
        allowance[who] = amount;
    }

    function draw(uint256 amount) external {
        require(allowance[msg.sender] >= amount, "allowance");
        allowance[msg.sender] -= amount;
        paidTotal += amount;
        msg.sender.transfer(amount);
    }

    function payOut(address payable to, uint256 amount) external {
        require(amount <= address(this).balance, "balance");
        paidTotal += amount;
        to.transfer(amount);
        emit PaidOut(to, amount);
    }
}
