// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract KeyRing {
    address public holder;
    mapping(bytes32 => bool) public keys;
    uint256 public rotations;

    event Rotated(bytes32 indexed from, bytes32 indexed to);

    constructor() public {
        holder = msg.sender;
    }

    modifier onlyHolder() {
        if (msg.sender != holder) {
            revert("not the holder");
        }
        _;
    }

    function add(bytes32 key) external onlyHolder {
        keys[key] = true;
    }

    function rotate(bytes32 from, bytes32 to) external onlyHolder {
        require(keys[from], "unknown");
        keys[from] = false;
        keys[to] = true;
        rotations++;
        emit Rotated(from, to);
    }

    function isSelfCall() external view returns (bool) {
        return msg.sender == tx.origin;
    }
}
