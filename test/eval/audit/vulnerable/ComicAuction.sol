// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ComicAuction {
    struct Bid {
        uint256 amount;
        uint256 placedAt;
    }

    address public immutable seller;
    uint256 public immutable endsAt;
    address public leader;
    mapping(address => Bid) public bids;

    error StillLeading();
    error NoBid();

    event Placed(address indexed who, uint256 amount);

    constructor(uint256 length) {
        seller = msg.sender;
        endsAt = block.number + length;
    }

    function place() external payable {
        require(block.number < endsAt, "ended");
        Bid storage bid = bids[msg.sender];
        bid.amount += msg.value;
        bid.placedAt = block.number;
        if (bid.amount > bids[leader].amount) leader = msg.sender;
        emit Placed(msg.sender, bid.amount);
    }

    function withdrawBid() external {
        if (msg.sender == leader) revert StillLeading();
        Bid memory bid = bids[msg.sender];
        if (bid.amount == 0) revert NoBid();
        (bool ok, ) = payable(msg.sender).call{value: bid.amount}("");
        require(ok, "payment");
        delete bids[msg.sender];
    }
}
