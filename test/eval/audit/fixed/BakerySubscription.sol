// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

interface ILoafToken {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract BakerySubscription {
    ILoafToken public immutable token;
    address public immutable baker;
    uint256 public constant MONTHLY = 30e18;
    mapping(address => uint256) public paidUntil;

    event Subscribed(address indexed who, uint256 until);

    constructor(ILoafToken loaf) public {
        token = loaf;
        baker = msg.sender;
    }

    function subscribe(uint256 months) external {
        require(months > 0 && months <= 24, "months");
        uint256 start = paidUntil[msg.sender] > block.timestamp ? paidUntil[msg.sender] : block.timestamp;
        paidUntil[msg.sender] = start + months * 30 days;
        require(token.transferFrom(msg.sender, baker, months * MONTHLY), "payment");
        emit Subscribed(msg.sender, paidUntil[msg.sender]);
    }

    function isActive(address who) external view returns (bool) {
        return paidUntil[who] >= block.timestamp;
    }
}
