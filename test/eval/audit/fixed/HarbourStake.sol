// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

interface IHarbourToken {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract HarbourStake {
    mapping(address => mapping(address => uint256)) public docked;
    mapping(address => uint256) public total;

    event Docked(address indexed token, address indexed who, uint256 amount);

    function dock(IHarbourToken token, uint256 amount) external {
        require(amount > 0 && amount < 1e30, "amount");
        uint256 before = token.balanceOf(address(this));
        require(token.transferFrom(msg.sender, address(this), amount), "transfer");
        uint256 received = token.balanceOf(address(this)) - before;
        docked[address(token)][msg.sender] += received;
        total[address(token)] += received;
        emit Docked(address(token), msg.sender, received);
    }

    function undock(IHarbourToken token, uint256 amount) external {
        require(docked[address(token)][msg.sender] >= amount, "balance");
        docked[address(token)][msg.sender] -= amount;
        total[address(token)] -= amount;
        require(token.transfer(msg.sender, amount), "transfer");
    }
}
