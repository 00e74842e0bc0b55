// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ILanternToken {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract LanternStaking {
    ILanternToken public immutable token;
    address public immutable governor;
    uint256 public rate;
    uint256 public perShare;
    uint256 public updatedAt;
    uint256 public total;
    mapping(address => uint256) public stakeOf;
    mapping(address => uint256) public debtOf;

    event RateChanged(uint256 rate);

    constructor(ILanternToken asset, uint256 initial) {
        token = asset;
        rate = initial;
        governor = msg.sender;
        updatedAt = block.number;
    }

    function update() public {
        if (total > 0) perShare += (block.number - updatedAt) * rate * 1e12 / total;
        updatedAt = block.number;
    }

    function setRate(uint256 value) external {
        require(msg.sender == governor, "governor");
        require(value <= 100e18, "rate");
        rate = value;
        emit RateChanged(value);
    }

    function stake(uint256 amount) external {
        update();
        uint256 reward = stakeOf[msg.sender] * perShare / 1e12 - debtOf[msg.sender];
        stakeOf[msg.sender] += amount;
        total += amount;
        debtOf[msg.sender] = stakeOf[msg.sender] * perShare / 1e12;
        require(token.transferFrom(msg.sender, address(this), amount), "stake");
        if (reward > 0) require(token.transfer(msg.sender, reward), "reward");
    }
}
