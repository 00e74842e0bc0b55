// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract DonationBox {
    address payable public parish;
    uint256 public donors;
    uint256 public donated;
    mapping(address => uint256) public given;

    event Donated(address indexed from, uint256 amount);

    constructor(address payable receiver) public {
        require(receiver != address(0), "zero");
        parish = receiver;
    }

    receive() external payable {
        _note(msg.value);
    }

    function donate() external payable {
        require(msg.value > 0, "nothing");
        _note(msg.value);
    }

    function _note(uint256 amount) private {
        if (given[msg.sender] == 0) donors++;
        given[msg.sender] += amount;
        donated += amount;
        emit Donated(msg.sender, amount);
    }

    function empty() external {
        parish.transfer(address(this).balance);
    }
}
