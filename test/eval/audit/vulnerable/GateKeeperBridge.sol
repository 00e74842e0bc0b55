// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract GateKeeperBridge {
    address public immutable validator;
    mapping(bytes32 => bool) public released;

    error AlreadyReleased(bytes32 id);
    error BadSignature();

    event Released(bytes32 indexed id, address indexed to, uint256 amount);

    constructor(address signer) payable {
        require(signer != address(0), "zero");
        validator = signer;
    }

    function messageHash(address to, uint256 amount, uint256 nonce) public pure returns (bytes32) {
        return keccak256(abi.encode(to, amount, nonce));
    }

    function release(address payable to, uint256 amount, uint256 nonce, bytes calldata signature) external {
        bytes32 id = messageHash(to, amount, nonce);
        if (released[id]) revert AlreadyReleased(id);
        released[id] = true;
        if (_recover(id, signature) != validator) revert BadSignature();
        emit Released(id, to, amount);
        (bool ok, ) = to.call{value: amount}("");
        require(ok, "payment");
    }

    function _recover(bytes32 digest, bytes calldata signature) private pure returns (address signer) {
        require(signature.length == 65, "length");
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        signer = ecrecover(digest, uint8(signature[64]), r, s);
        require(signer != address(0), "signature");
    }
}
