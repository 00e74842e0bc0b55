// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IAmberAggregator {
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
    function decimals() external view returns (uint8);
}

contract AmberMarket {
    struct Offer {
        address payable seller;
        uint256 dollars;
        bool sold;
    }

    IAmberAggregator private immutable aggregator;
    uint8 private immutable scale;
    Offer[] public offers;

    event Offered(uint256 indexed id, uint256 dollars);
    event Sold(uint256 indexed id, address buyer, uint256 paid);

    constructor(IAmberAggregator source) {
        aggregator = source;
        scale = source.decimals();
    }

    function offer(uint256 dollars) external {
        require(dollars > 0 && dollars < 1e12, "dollars");
        offers.push(Offer(payable(msg.sender), dollars, false));
        emit Offered(offers.length - 1, dollars);
    }

    function price() public view returns (uint256) {
        (, int256 latest, , uint256 time, ) = aggregator.latestRoundData();
        require(latest > 0, "price");
        require(time >= block.timestamp - 2 hours, "old price");
        return uint256(latest);
    }

    function buy(uint256 id) external payable {
        Offer storage wanted = offers[id];
        require(!wanted.sold, "sold");
        uint256 due = wanted.dollars * 1e18 * 10 ** scale / price();
        require(msg.value == due, "amount");
        wanted.sold = true;
        emit Sold(id, msg.sender, due);
        (bool ok, ) = wanted.seller.call{value: due}("");
        require(ok, "payment");
    }
}
