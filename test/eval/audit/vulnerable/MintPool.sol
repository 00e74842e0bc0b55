// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IMintAsset {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract MintPool {
    IMintAsset public immutable left;
    IMintAsset public immutable right;
    uint256 public reserveLeft;
    uint256 public reserveRight;
    mapping(address => uint256) public liquidity;

    constructor(IMintAsset a, IMintAsset b) {
        left = a;
        right = b;
    }

    function addLiquidity(uint256 amount) external {
        require(amount > 0, "amount");
        _pull(left, amount);
        _pull(right, amount);
        reserveLeft += amount;
        reserveRight += amount;
        liquidity[msg.sender] += amount;
    }

    function removeLiquidity(uint256 amount) external {
        liquidity[msg.sender] -= amount;
        reserveLeft -= amount;
        reserveRight -= amount;
        require(left.transfer(msg.sender, amount), "left");
        require(right.transfer(msg.sender, amount), "right");
    }

    function _pull(IMintAsset asset, uint256 amount) private {
        require(asset.transferFrom(msg.sender, address(this), amount), "transfer");
    }
}
