// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

interface IRainFeed {
    function latestAnswer() external view returns (int256);
    function latestRoundData() external view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80);
}

contract CropInsurance {
    IRainFeed public immutable feed;
    address public immutable insurer;
    uint256 public immutable drought;
    mapping(address => uint256) public insured;

    event Covered(address indexed farmer, uint256 amount);

    constructor(IRainFeed source, uint256 limit) payable {
        feed = source;
        drought = limit;
        insurer = msg.sender;
    }

    function cover() external payable {
        require(msg.value >= 0.1 ether && msg.value <= 10 ether, "premium");
        require(insured[msg.sender] == 0, "covered");
        insured[msg.sender] = msg.value * 3;
        emit Covered(msg.sender, msg.value * 3);
    }

    function claim() external {
        uint256 amount = insured[msg.sender];
        require(amount > 0, "not covered");
        require(_rain() < drought, "it rained");
        insured[msg.sender] = 0;
        msg.sender.transfer(amount);
    }

    function _rain() internal view returns (uint256) {
        return uint256(feed.latestAnswer());
    }
}
