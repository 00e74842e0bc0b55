// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract SlotMachineLog {
    address public owner;
    uint256 public notes;
    mapping(uint256 => uint256) private written;

    event Noted(uint256 indexed place, uint256 value);

    constructor() {
        owner = msg.sender;
    }

    function note(uint256 place, uint256 value) external {
        require(value != 0, "nothing");
        notes += 1;
        _put(place, value);
        emit Noted(place, value);
    }

    function _put(uint256 place, uint256 value) private {
        written[place] = value;
    }

    function reset() external {
        require(msg.sender == owner, "owner");
        notes = 0;
    }
}
