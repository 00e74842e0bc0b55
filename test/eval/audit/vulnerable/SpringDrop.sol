// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ISpringToken {
    function transfer(address to, uint256 amount) external returns (bool);
}

contract SpringDrop {
    ISpringToken public immutable token;
    bytes32 public immutable root;
    uint256 public immutable endsAt;

    event Claimed(uint256 indexed index, address indexed who, uint256 amount);

    constructor(ISpringToken asset, bytes32 tree, uint256 length) {
        token = asset;
        root = tree;
        endsAt = block.number + length;
    }

    function claim(uint256 index, address who, uint256 amount, bytes32[] calldata proof) external {
        require(block.number < endsAt, "ended");
        bytes32 node = keccak256(bytes.concat(keccak256(abi.encode(index, who, amount))));
        require(_verify(node, proof), "proof");
        require(token.transfer(who, amount), "transfer");
        emit Claimed(index, who, amount);
    }

    function _verify(bytes32 node, bytes32[] calldata proof) private view returns (bool) {
        for (uint256 i; i < proof.length; i++) {
            node = node < proof[i] ? keccak256(abi.encode(node, proof[i])) : keccak256(abi.encode(proof[i], node));
        }
        return node == root;
    }
}
