// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract PatienceVault {
    struct Lock {
        uint256 amount;
        uint256 until;
    }

    mapping(address => Lock) public locks;

    event Locked(address indexed who, uint256 amount, uint256 until);

    function lock() external payable {
        require(msg.value > 0, "nothing");
        require(locks[msg.sender].amount == 0, "locked already");
        locks[msg.sender] = Lock(msg.value, block.timestamp + 1 weeks);
        emit Locked(msg.sender, msg.value, block.timestamp + 1 weeks);
    }

    function extend(uint256 extra) external {
        Lock storage entry = locks[msg.sender];
        require(entry.amount > 0, "no lock");
        require(extra <= 3650 days, "too long");
        entry.until += extra;
        emit Locked(msg.sender, entry.amount, entry.until);
    }

    function open() external {
        Lock memory entry = locks[msg.sender];
        require(entry.amount > 0, "no lock");
        require(block.timestamp >= entry.until, "too early");
        delete locks[msg.sender];
        msg.sender.transfer(entry.amount);
    }
}
