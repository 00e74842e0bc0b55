// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract AtlasImplementation {
    bytes32 private constant SLOT = 0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc;
    address public owner;
    bool private initialized;
    uint256 public value;

    event Upgraded(address indexed implementation);

    function initialize(address who) external {
        require(!initialized, "initialized");
        require(who != address(0), "zero");
        initialized = true;
        owner = who;
    }

    function setValue(uint256 next) external {
        require(msg.sender == owner, "owner");
        value = next;
    }

    function upgradeToAndCall(address implementation, bytes calldata data) external {
        require(msg.sender == owner, "owner");
        require(implementation.code.length > 0, "no code");
        assembly {
            sstore(SLOT, implementation)
        }
        emit Upgraded(implementation);
        if (data.length > 0) {
            (bool ok, ) = implementation.delegatecall(data);
            require(ok, "call");
        }
    }
}
