// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ProxyBallot {
    mapping(address => uint256) public nonces;
    mapping(uint256 => mapping(bool => uint256)) public tally;
    mapping(address => uint256) public weight;
    bytes32 private constant CAST = keccak256("Cast(address voter,uint256 motion,bool support,uint256 nonce)");

    constructor(address[] memory voters) {
        for (uint256 i; i < voters.length; i++) {
            weight[voters[i]] = 1;
        }
    }

    function domainSeparator() public view returns (bytes32) {
        return keccak256(abi.encode(keccak256("EIP712Domain(uint256 chainId,address verifyingContract)"), block.chainid, address(this)));
    }

    function castFor(address voter, uint256 motion, bool support, uint8 v, bytes32 r, bytes32 s) external {
        require(weight[voter] > 0, "no voter");
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        uint256 nonce = nonces[voter];
        bytes32 body = keccak256(abi.encode(CAST, voter, motion, support, nonce));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domainSeparator(), body));
        address signer = ecrecover(digest, v, r, s);
        require(signer != address(0) && signer == voter, "signature");
        tally[motion][support] += weight[voter];
    }
}
