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

    constructor(IPawnPair source, IPawnToken token) public payable {
        pair = source;
        collateral = token;
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
        (uint112 tokens, uint112 ether_, ) = pair.getReserves();
        return uint256(ether_) * 1e18 / tokens;
    }
}
