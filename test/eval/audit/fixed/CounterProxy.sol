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
    bytes32 private constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);
    bytes32 private constant ADMIN_SLOT = bytes32(uint256(keccak256("eip1967.proxy.admin")) - 1);

    constructor(address logic) public {
        _store(IMPLEMENTATION_SLOT, logic);
        _store(ADMIN_SLOT, msg.sender);
    }

    function upgrade(address logic) external {
        require(msg.sender == _load(ADMIN_SLOT), "admin");
        _store(IMPLEMENTATION_SLOT, logic);
    }

    function _store(bytes32 slot, address value) private {
        assembly {
            sstore(slot, value)
        }
    }

    function _load(bytes32 slot) private view returns (address value) {
        assembly {
            value := sload(slot)
        }
    }

    function () external payable {
        address target = _load(IMPLEMENTATION_SLOT);
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
