// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract ClubCoin {
    string public name = "Club Coin";
    uint8 public decimals = 0;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;

    event Transfer(address indexed from, address indexed to, uint256 value);

    constructor(uint256 supply) public {
        totalSupply = supply;
        balanceOf[msg.sender] = supply;
    }

    function transfer(address to, uint256 value) public returns (bool) {
        require(to != address(0));
        require(balanceOf[msg.sender] >= value);
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }

    function sendToMany(address[] members, uint256 value) public returns (bool) {
        uint256 amount = members.length * value;
        require(members.length > 0 && members.length <= 30);
        require(value > 0 && balanceOf[msg.sender] >= amount);
        balanceOf[msg.sender] -= amount;
        for (uint256 i = 0; i < members.length; i++) {
            balanceOf[members[i]] += value;
            emit Transfer(msg.sender, members[i], value);
        }
        return true;
    }
}
