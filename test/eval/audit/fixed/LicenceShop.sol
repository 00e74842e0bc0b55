// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract Managed {
    address public manager;

    modifier onlyManager() {
        require(msg.sender == manager);
        _;
    }

    constructor() public {
        manager = msg.sender;
    }
}

contract LicenceShop is Managed {
    address public assistant;
    uint256 public fee = 1 ether;
    mapping(address => uint256) public paidUntil;

    function buy() public payable {
        require(msg.value == fee);
        paidUntil[msg.sender] = block.timestamp + 30 days;
    }

    function hand(address next) public onlyManager {
        require(next != address(0));
        manager = next;
    }

    function setFee(uint256 amount) public onlyManager {
        require(amount > 0);
        fee = amount;
    }

    function withdraw() public onlyManager {
        msg.sender.transfer(address(this).balance);
    }
}
