// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// A constructor with one of most kinds of arguments, and immutables.
contract Treasury {
    struct Share { address account; uint96 weight; }

    error WeightTooLarge(uint256 given, uint256 allowed);

    address public immutable owner;
    uint256 public immutable cap;
    bytes4 public immutable tag;
    string public title;
    Share[] public shares;

    constructor(address owner_, uint256 cap_, bytes4 tag_, string memory title_, Share[] memory shares_) payable {
        owner = owner_;
        cap = cap_;
        tag = tag_;
        title = title_;
        for (uint256 i = 0; i < shares_.length; i++) {
            if (shares_[i].weight > cap_) revert WeightTooLarge(shares_[i].weight, cap_);
            shares.push(shares_[i]);
        }
    }
}

/// Reverts in each of the ways a constructor can.
contract Reverter {
    enum Mode { Fine, Reason, Silent, Panic }

    error Refused(address who, uint8[2] pair);

    constructor(uint8 mode) {
        require(mode != 1, "mode one is refused");
        if (mode == 2) revert();
        if (mode == 3) assert(false);
        if (mode == 4) revert Refused(msg.sender, [uint8(7), 8]);
    }
}

library Adder {
    function add(uint256 a, uint256 b) external pure returns (uint256) { return a + b; }
}

contract UsesAdder {
    function sum(uint256 a, uint256 b) external pure returns (uint256) { return Adder.add(a, b); }
}

abstract contract Nothing {
    function f() external virtual;
}

contract Shapes {
    struct Inner { uint256[2] pair; bool on; }
    struct Outer { Inner inner; bytes data; string[] names; }

    bytes32 public immutable digest;

    constructor(Outer memory outer, int8 small, bytes32[] memory roots, uint256[][] memory grid) {
        digest = keccak256(abi.encode(outer, small, roots, grid));
    }
}
