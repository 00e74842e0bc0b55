// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

contract ReliefFund {
    address public immutable officer;
    mapping(address => uint256) public approved;
    uint256 public given;

    event Aided(address indexed who, uint256 amount, bytes answer);

    constructor() payable {
        officer = msg.sender;
    }

    function admit(address who, uint256 amount) external {
        require(msg.sender == officer, "officer");
        require(amount <= 5 ether, "amount");
        approved[who] = amount;
    }

    function aid(address payable who) external {
        require(msg.sender == officer, "officer");
        uint256 amount = approved[who];
        require(amount > 0, "nothing");
        approved[who] = 0;
        given += amount;
        (bool ok, bytes memory answer) = who.call{value: amount}("");
        require(ok, "payment");
        emit Aided(who, amount, answer);
    }
}
