// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract HiveShares {
    address public immutable queen;
    address[] private holders;
    mapping(address => uint256) public shares;
    mapping(address => uint256) public nectar;
    uint256 public totalShares;
    uint256 public perShare;
    mapping(address => uint256) private seen;

    event Distributed(uint256 amount);

    constructor() {
        queen = msg.sender;
    }

    function join() external payable {
        require(msg.value > 0, "nothing");
        nectar[msg.sender] += shares[msg.sender] * (perShare - seen[msg.sender]) / 1e18;
        seen[msg.sender] = perShare;
        if (shares[msg.sender] == 0) holders.push(msg.sender);
        shares[msg.sender] += msg.value;
        totalShares += msg.value;
    }

    function taste(uint256 amount) external {
        nectar[msg.sender] -= amount;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }

    function holderCount() external view returns (uint256) {
        return holders.length;
    }

    function distribute(uint256 amount) external {
        require(msg.sender == queen, "queen");
        require(totalShares > 0, "empty");
        perShare += amount * 1e18 / totalShares;
        emit Distributed(amount);
    }
}
