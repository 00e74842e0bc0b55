// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IDesertFeed {
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}

contract DesertInsurance {
    IDesertFeed public immutable feed;
    address public immutable underwriter;
    uint256 public constant HEARTBEAT = 1 hours;
    mapping(address => uint256) public policies;

    error InvalidPrice();

    constructor(IDesertFeed source) payable {
        feed = source;
        underwriter = msg.sender;
    }

    function insure() external payable {
        require(msg.value >= 0.01 ether, "premium");
        policies[msg.sender] += msg.value;
    }

    function value() public view returns (uint256) {
        (, int256 answer, , uint256 updatedAt, ) = feed.latestRoundData();
        if (answer <= 0 || block.timestamp - updatedAt > HEARTBEAT) revert InvalidPrice();
        return uint256(answer);
    }

    function claim() external {
        uint256 premium = policies[msg.sender];
        require(premium > 0, "no policy");
        require(value() < 1000e8, "above the floor");
        policies[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: premium * 2}("");
        require(ok, "payment");
    }
}
