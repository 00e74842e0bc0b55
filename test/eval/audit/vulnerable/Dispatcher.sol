// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract Dispatcher {
    address public admin;
    mapping(address => bool) public modules;
    uint256 public calls;

    event Forwarded(address indexed module, bytes4 selector);

    constructor() public {
        admin = msg.sender;
    }

    function setModule(address module, bool enabled) public {
        require(msg.sender == admin);
        modules[module] = enabled;
    }

    function forward(address module, bytes payload) public returns (bool) {
        require(module != address(0));
        require(payload.length >= 4);
        calls += 1;
        bool ok = module.delegatecall(payload);
        require(ok);
        emit Forwarded(module, bytes4(payload[0]));
        return ok;
    }
}
