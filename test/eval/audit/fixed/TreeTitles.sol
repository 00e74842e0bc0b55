// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

library TitleProof {
    function verify(bytes32[] memory proof, bytes32 root, bytes32 leaf) internal pure returns (bool) {
        bytes32 node = leaf;
        for (uint256 i; i < proof.length; ++i) {
            bytes32 other = proof[i];
            node = node < other ? keccak256(abi.encode(node, other)) : keccak256(abi.encode(other, node));
        }
        return node == root;
    }
}

contract TreeTitles {
    bytes32 public immutable root;
    mapping(uint256 => address) public holderOf;

    error Taken(uint256 title);
    error BadProof();

    event Registered(uint256 indexed title, address indexed holder);

    constructor(bytes32 tree) {
        root = tree;
    }

    function register(uint256 title, bytes32[] calldata proof) external {
        if (holderOf[title] != address(0)) revert Taken(title);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(msg.sender, title))));
        if (!TitleProof.verify(proof, root, leaf)) revert BadProof();
        holderOf[title] = msg.sender;
        emit Registered(title, msg.sender);
    }
}
