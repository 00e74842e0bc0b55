// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract CrewPermits {
    address public immutable captain;
    mapping(address => bool) public officers;
    mapping(address => bool) public sailors;
    uint256 public nonce;

    constructor(address signer) {
        require(signer != address(0), "zero");
        captain = signer;
    }

    function approve(address[] calldata first, address[] calldata second, uint8 v, bytes32 r, bytes32 s) external {
        require(first.length + second.length <= 40, "size");
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        bytes32 digest = keccak256(abi.encodePacked(block.chainid, address(this), nonce++, first, second));
        address signer = ecrecover(digest, v, r, s);
        require(signer != address(0) && signer == captain, "signature");
        for (uint256 i; i < first.length; i++) officers[first[i]] = true;
        for (uint256 i; i < second.length; i++) sailors[second[i]] = true;
    }

    function dismiss(address who) external {
        require(msg.sender == captain, "captain");
        officers[who] = false;
        sailors[who] = false;
    }
}
