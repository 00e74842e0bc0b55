// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract MeteorCoin {
    address payable public immutable observatory;
    uint256 public constant RATE = 250;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;

    event Transfer(address indexed from, address indexed to, uint256 value);

    constructor() {
        observatory = payable(msg.sender);
    }

    function buy() external payable {
        require(msg.value > 0, "nothing");
        uint256 unit = 10 ** 18;
        uint256 amount = msg.value * RATE * unit / 1 ether;
        totalSupply += amount;
        balanceOf[msg.sender] += amount;
        emit Transfer(address(0), msg.sender, amount);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        require(to != address(0), "zero");
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }

    function collect() external {
        require(msg.sender == observatory, "observatory");
        (bool ok, ) = observatory.call{value: address(this).balance}("");
        require(ok, "payment");
    }
}
