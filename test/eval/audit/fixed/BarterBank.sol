// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract BarterBank {
    mapping(address => uint256) private credit;
    mapping(address => bool) public member;

    event Joined(address indexed who);
    event Left(address indexed who, uint256 amount);

    function join() external payable {
        require(msg.value >= 1 ether, "too little");
        member[msg.sender] = true;
        credit[msg.sender] += msg.value;
        emit Joined(msg.sender);
    }

    function creditOf(address who) external view returns (uint256) {
        return credit[who];
    }

    function give(address to, uint256 amount) external {
        require(member[to], "no member");
        require(credit[msg.sender] >= amount, "not enough");
        credit[msg.sender] -= amount;
        credit[to] += amount;
    }

    function leave() external {
        require(member[msg.sender], "no member");
        member[msg.sender] = false;
        uint256 amount = credit[msg.sender];
        credit[msg.sender] = 0;
        (bool ok, ) = msg.sender.call.value(amount)("");
        require(ok, "payment failed");
        emit Left(msg.sender, amount);
    }
}
