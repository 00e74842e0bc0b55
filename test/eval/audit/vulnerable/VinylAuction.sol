// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract VinylAuction {
    address payable public immutable seller;
    uint256 public immutable endsAt;
    address public highestBidder;
    uint256 public highestBid;
    bool public settled;

    event Outbid(address indexed former, address indexed next, uint256 amount);

    constructor(uint256 length) {
        seller = payable(msg.sender);
        endsAt = block.number + length;
    }

    function bid() external payable {
        require(block.number < endsAt, "ended");
        require(msg.value > highestBid, "too low");
        address former = highestBidder;
        uint256 amount = highestBid;
        highestBidder = msg.sender;
        highestBid = msg.value;
        if (former != address(0)) {
            (bool ok, ) = former.call{value: amount}("");
            require(ok, "refund");
        }
        emit Outbid(former, msg.sender, msg.value);
    }

    function settle() external {
        require(block.number >= endsAt && !settled, "not ended");
        settled = true;
        (bool ok, ) = seller.call{value: highestBid}("");
        require(ok, "payment");
    }
}
