// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

interface IPawnPair {
    function getReserves() external view returns (uint112 reserve0, uint112 reserve1, uint32 blockTimestampLast);
    function price0CumulativeLast() external view returns (uint256);
}

interface IPawnToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract PawnShop {
    IPawnPair public immutable pair;
    IPawnToken public immutable collateral;
    mapping(address => uint256) public pawned;
    mapping(address => uint256) public debt;
    uint256 public cumulative;
    uint256 public average;
    uint32 public updatedAt;

    constructor(IPawnPair source, IPawnToken token) public payable {
        pair = source;
        collateral = token;
    }

    function update() external {
        (, , uint32 last) = pair.getReserves();
        require(last >= updatedAt + 1 hours, "too early");
        uint256 value = pair.price0CumulativeLast();
        if (updatedAt != 0) average = ((value - cumulative) / (last - updatedAt) * 1e18) >> 112;
        cumulative = value;
        updatedAt = last;
    }

    function pawn(uint256 amount) external {
        require(collateral.transferFrom(msg.sender, address(this), amount), "transfer");
        pawned[msg.sender] += amount;
    }

    function borrow(uint256 amount) external {
        require(amount <= 1000 ether, "too much");
        debt[msg.sender] += amount;
        require(pawned[msg.sender] * priceOf() / 1e18 >= debt[msg.sender] * 3 / 2, "collateral");
        msg.sender.transfer(amount);
    }

    function priceOf() public view returns (uint256) {
        require(average > 0, "no price");
        return average;
    }
}
