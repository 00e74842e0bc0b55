// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract RelayOnly {
    mapping(address => uint256) public visits;
    uint256 public total;

    error NoContracts();

    event Visited(address indexed who);

    function visit() external {
        if (msg.sender != tx.origin) revert NoContracts();
        visits[msg.sender] += 1;
        total += 1;
        emit Visited(msg.sender);
    }
}
