// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract NameBook {
    address public keeper;
    bool public open;

    struct Entry {
        address owner;
        bytes32 target;
    }

    mapping(bytes32 => Entry) public entries;
    mapping(address => uint256) public counts;

    event Registered(bytes32 indexed name, address owner);

    constructor() public {
        keeper = msg.sender;
        open = true;
    }

    function close() public {
        require(msg.sender == keeper);
        open = false;
    }

    function register(bytes32 name, bytes32 target) public {
        require(open);
        require(entries[name].owner == address(0));
        Entry memory entry = Entry(msg.sender, target);
        entries[name] = entry;
        counts[msg.sender] += 1;
        emit Registered(name, msg.sender);
    }
}
