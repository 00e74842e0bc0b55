// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IFaucetToken {
    function transfer(address to, uint256 amount) external returns (bool);
}

contract PublicFaucet {
    IFaucetToken public immutable token;
    uint256 public constant PORTION = 5e18;
    mapping(address => uint256) public lastAt;

    event Dripped(address indexed to);

    constructor(IFaucetToken asset) {
        token = asset;
    }

    function drip(address to) external {
        require(to != address(0), "zero");
        require(block.number > lastAt[to] + 7200, "too soon");
        lastAt[to] = block.number;
        require(token.transfer(to, PORTION), "transfer");
        emit Dripped(to);
    }
}
