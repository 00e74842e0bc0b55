// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IGrain {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract GrainSilo {
    IGrain public immutable grain;
    uint256 public totalShares;
    mapping(address => uint256) public sharesOf;

    constructor(IGrain asset) {
        grain = asset;
    }

    function totalAssets() public view returns (uint256) {
        return grain.balanceOf(address(this));
    }

    function deposit(uint256 amount) external returns (uint256 shares) {
        uint256 assets = totalAssets();
        shares = totalShares == 0 ? amount : amount * totalShares / assets;
        totalShares += shares;
        sharesOf[msg.sender] += shares;
        require(grain.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function withdraw(uint256 shares) external returns (uint256 amount) {
        amount = shares * totalAssets() / totalShares;
        sharesOf[msg.sender] -= shares;
        totalShares -= shares;
        require(grain.transfer(msg.sender, amount), "transfer");
    }
}
