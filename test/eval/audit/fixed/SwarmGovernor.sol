// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ISwarmToken {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract SwarmGovernor {
    ISwarmToken public immutable token;
    mapping(address => uint256) public deposits;
    mapping(address => uint256) public depositedAt;
    uint256 public total;
    address public steward;

    event StewardChosen(address indexed steward);

    constructor(ISwarmToken asset) {
        token = asset;
        steward = msg.sender;
    }

    function deposit(uint256 amount) external {
        require(amount > 0, "nothing");
        deposits[msg.sender] += amount;
        depositedAt[msg.sender] = block.number;
        total += amount;
        require(token.transferFrom(msg.sender, address(this), amount), "transfer");
    }

    function withdraw(uint256 amount) external {
        deposits[msg.sender] -= amount;
        total -= amount;
        require(token.transfer(msg.sender, amount), "transfer");
    }

    function execute(address next) external {
        require(next != address(0), "zero");
        require(_power(msg.sender) > total / 2, "no majority");
        steward = next;
        emit StewardChosen(next);
    }

    function _power(address who) private view returns (uint256) {
        if (depositedAt[who] + 50_000 > block.number) return 0;
        return deposits[who];
    }
}
