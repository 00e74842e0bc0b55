// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract OrbitProxy {
    bytes32 private constant SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);
    bytes32 private constant ADMIN = bytes32(uint256(keccak256("eip1967.proxy.admin")) - 1);

    event Upgraded(address indexed implementation);

    constructor(address implementation) {
        _set(SLOT, implementation);
        _set(ADMIN, msg.sender);
    }

    function upgradeTo(address implementation) external {
        require(implementation.code.length > 0, "no code");
        _set(SLOT, implementation);
        emit Upgraded(implementation);
    }

    function _set(bytes32 slot, address value) private {
        assembly {
            sstore(slot, value)
        }
    }

    function _get(bytes32 slot) private view returns (address value) {
        assembly {
            value := sload(slot)
        }
    }

    fallback() external payable {
        address target = _get(SLOT);
        assembly {
            calldatacopy(0, 0, calldatasize())
            let ok := delegatecall(gas(), target, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            switch ok
            case 0 { revert(0, returndatasize()) }
            default { return(0, returndatasize()) }
        }
    }
}
