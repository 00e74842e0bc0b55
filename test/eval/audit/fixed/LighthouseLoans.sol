// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ILampToken {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface ILampFeed {
    function latestRoundData() external view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80);
}

contract LighthouseLoans {
    ILampToken public immutable lamp;
    ILampToken public immutable dollar;
    ILampFeed public immutable feed;
    mapping(address => uint256) public collateral;
    mapping(address => uint256) public debt;

    constructor(ILampToken a, ILampToken b, ILampFeed source) {
        lamp = a;
        dollar = b;
        feed = source;
    }

    function collateralValue(address who) public view returns (uint256) {
        (, int256 answer, , uint256 updatedAt, ) = feed.latestRoundData();
        require(answer > 0 && block.timestamp - updatedAt < 1 hours, "price");
        uint256 price = uint256(answer) * 1e10;
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
