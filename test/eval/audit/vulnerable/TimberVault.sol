// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ITimber {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract TimberVault {
    ITimber public immutable timber;
    uint256 public assets;
    uint256 public shares;
    mapping(address => uint256) public sharesOf;

    constructor(ITimber asset) {
        timber = asset;
    }

    function deposit(uint256 amount) external {
        uint256 minted = shares == 0 ? amount : amount * shares / assets;
        require(minted > 0, "no shares");
        assets += amount;
        shares += minted;
        sharesOf[msg.sender] += minted;
        require(timber.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function addYield(uint256 amount) external {
        assets += amount;
        require(timber.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function withdraw(uint256 amount) external {
        uint256 burned = amount * shares / assets;
        sharesOf[msg.sender] -= burned;
        shares -= burned;
        assets -= amount;
        require(timber.transfer(msg.sender, amount), "transfer");
    }
}
