// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IToyFeed {
    function read(address toy) external view returns (uint256 price, uint256 updatedAt);
}

contract ToyExchange {
    IToyFeed public feed;
    address public owner;
    mapping(address => mapping(address => uint256)) public toys;
    mapping(address => uint256) public cash;

    event FeedChanged(IToyFeed feed);
    event OwnerChanged(address owner);

    modifier onlyOwner() {
        require(msg.sender == owner, "owner");
        _;
    }

    constructor(IToyFeed source) {
        feed = source;
        owner = msg.sender;
    }

    function setFeed(IToyFeed source) external onlyOwner {
        require(address(source).code.length > 0, "no code");
        feed = source;
        emit FeedChanged(source);
    }

    function setOwner(address next) external onlyOwner {
        require(next != address(0), "zero");
        owner = next;
        emit OwnerChanged(next);
    }

    function pay() external payable {
        cash[msg.sender] += msg.value;
    }

    function draw(uint256 amount) external {
        cash[msg.sender] -= amount;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }

    function buy(address toy, uint256 count) external {
        (uint256 price, uint256 updatedAt) = feed.read(toy);
        require(price > 0 && updatedAt + 1 hours > block.timestamp, "price");
        cash[msg.sender] -= price * count;
        toys[toy][msg.sender] += count;
    }
}
