// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract RiverDrop {
    bytes32 public immutable root;
    mapping(bytes32 => bool) public claimed;
    mapping(uint256 => uint256) public balanceOf;
    uint256 public total;

    error BadProof();
    error Claimed();

    event Credited(uint256 indexed account, uint256 amount);

    constructor(bytes32 tree) {
        root = tree;
    }

    function claim(uint256 account, uint256 amount, bytes32[] calldata proof) external {
        bytes32 leaf = keccak256(abi.encodePacked(account, amount));
        if (claimed[leaf]) revert Claimed();
        if (_climb(leaf, proof) != root) revert BadProof();
        claimed[leaf] = true;
        balanceOf[account] += amount;
        total += amount;
        emit Credited(account, amount);
    }

    function _climb(bytes32 node, bytes32[] calldata proof) private pure returns (bytes32) {
        for (uint256 i; i < proof.length; ++i) {
            bytes32 other = proof[i];
            node = node < other ? keccak256(abi.encodePacked(node, other)) : keccak256(abi.encodePacked(other, node));
        }
        return node;
    }
}
