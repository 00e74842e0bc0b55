// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract Billboard {
    address public landlord;
    address public advertiser;
    string public message;
    uint256 public price = 100 finney;

    event Changed(address indexed by, string message);

    constructor() public {
        landlord = msg.sender;
    }

    function rent(string text) public payable {
        require(msg.value >= price);
        require(bytes(text).length <= 140);
        advertiser = msg.sender;
        message = text;
        price = msg.value + msg.value / 10;
        emit Changed(msg.sender, text);
    }

    function collect() public {
        require(msg.sender == landlord);
        landlord.transfer(address(this).balance);
    }

    function takeDown() public {
        require(msg.sender == landlord);
        selfdestruct(msg.sender);
    }
}
