// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract WrappingCounter {
    uint8 public phase;
    uint256 public index;
    mapping(uint256 => uint256) public ring;

    function turn(uint256 value) external {
        unchecked {
            index = (index + 1) % 256;
        }
        phase = uint8(index);
        ring[index] = value;
    }

    function sum() external view returns (uint256 result) {
        for (uint256 i; i < 256; ) {
            result += ring[i];
            unchecked {
                ++i;
            }
        }
    }
}
