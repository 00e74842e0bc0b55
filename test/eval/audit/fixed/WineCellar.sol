// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IBottleToken {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract WineCellar {
    IBottleToken public immutable bottle;
    uint256 public supply;
    mapping(address => uint256) public balanceOf;

    event Entered(address indexed who, uint256 assets, uint256 shares);
    event Left(address indexed who, uint256 assets, uint256 shares);

    constructor(IBottleToken asset) {
        bottle = asset;
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        uint256 held = bottle.balanceOf(address(this));
        return assets * (supply + 1e6) / (held + 1);
    }

    function enter(uint256 assets) external {
        uint256 shares = convertToShares(assets);
        supply += shares;
        balanceOf[msg.sender] += shares;
        require(bottle.transferFrom(msg.sender, address(this), assets), "transfer");
        emit Entered(msg.sender, assets, shares);
    }

    function leave(uint256 shares) external {
        uint256 assets = shares * (bottle.balanceOf(address(this)) + 1) / (supply + 1e6);
        balanceOf[msg.sender] -= shares;
        supply -= shares;
        require(bottle.transfer(msg.sender, assets), "transfer");
        emit Left(msg.sender, assets, shares);
    }
}
