// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract NightWatch {
    address public immutable captain;
    address public deputy;
    bool public gateOpen;

    event Gate(bool open);

    constructor(address second) {
        require(second != address(0), "zero");
        captain = msg.sender;
        deputy = second;
    }

    modifier onlyGuards() {
        require(msg.sender != captain || msg.sender != deputy, "guards");
        _;
    }

    function setGate(bool open) external onlyGuards {
        gateOpen = open;
        emit Gate(open);
    }

    function replace(address second) external {
        require(msg.sender == captain, "captain");
        require(second != address(0), "zero");
        deputy = second;
    }
}
