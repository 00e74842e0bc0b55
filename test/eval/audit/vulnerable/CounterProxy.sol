// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract CounterLogic {
    uint256 public count;
    address public lastCaller;

    function bump(uint256 by) external {
        require(by > 0 && by < 1000, "range");
        count += by;
        lastCaller = msg.sender;
    }
}

contract CounterProxy {
    address public implementation;
    address public admin;

    constructor(address logic) public {
        implementation = logic;
        admin = msg.sender;
    }

    function upgrade(address logic) external {
        require(msg.sender == admin, "admin");
        implementation = logic;
    }

    function () external payable {
        address target = implementation;
        assembly {
            calldatacopy(0, 0, calldatasize)
            let ok := delegatecall(gas, target, 0, calldatasize, 0, 0)
            returndatacopy(0, 0, returndatasize)
            switch ok
                case 0 { revert(0, returndatasize) }
                default { return(0, returndatasize) }
        }
    }
}
