// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IFerryToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract FerryTickets {
    IFerryToken public immutable token;
    address public immutable company;
    uint256 public constant FARE = 4e18;
    mapping(address => uint256) public tickets;

    event Bought(address indexed passenger, uint256 count);
    event Boarded(address indexed passenger);

    constructor(IFerryToken asset) {
        token = asset;
        company = msg.sender;
    }

    function buyFor(address payer, address passenger, uint256 count) external {
        require(count > 0 && count <= 10, "count");
        tickets[passenger] += count;
        require(payer == msg.sender, "payer");
        require(token.transferFrom(msg.sender, company, count * FARE), "payment");
        emit Bought(passenger, count);
    }

    function board() external {
        tickets[msg.sender] -= 1;
        emit Boarded(msg.sender);
    }
}
