// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

interface IBullionFeed {
    function decimals() external view returns (uint8);
    function latestRoundData() external view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80);
}

interface IBullionToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract BullionDesk {
    IBullionFeed public immutable feed;
    IBullionToken public immutable gold;
    address public immutable vault;
    mapping(address => uint256) public bought;

    constructor(IBullionFeed source, IBullionToken token, address store) payable {
        feed = source;
        gold = token;
        vault = store;
    }

    function quote(uint256 grams) public view returns (uint256) {
        require(grams <= 1e27, "too much");
        (, int256 answer, , uint256 updatedAt, ) = feed.latestRoundData();
        require(answer > 0 && answer < 1e30 && block.timestamp - updatedAt < 1 hours, "price");
        return grams * uint256(answer) / 1e18;
    }

    function sell(uint256 grams, uint256 minimum) external {
        uint256 price = quote(grams);
        require(price >= minimum, "price");
        bought[msg.sender] += grams;
        require(gold.transferFrom(msg.sender, vault, grams), "transfer");
        msg.sender.transfer(price);
    }
}
