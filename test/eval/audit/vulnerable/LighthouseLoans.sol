// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ILampToken {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract LighthouseLoans {
    ILampToken public immutable lamp;
    ILampToken public immutable dollar;
    address public immutable pool;
    mapping(address => uint256) public collateral;
    mapping(address => uint256) public debt;

    constructor(ILampToken a, ILampToken b, address market) {
        lamp = a;
        dollar = b;
        pool = market;
    }

    function collateralValue(address who) public view returns (uint256) {
        uint256 price = dollar.balanceOf(pool) * 1e18 / lamp.balanceOf(pool);
        return collateral[who] * price / 1e18;
    }

    function deposit(uint256 amount) external {
        collateral[msg.sender] += amount;
        require(lamp.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function borrow(uint256 amount) external {
        debt[msg.sender] += amount;
        require(collateralValue(msg.sender) * 2 / 3 >= debt[msg.sender], "collateral");
        require(dollar.transfer(msg.sender, amount), "transfer");
    }
}
