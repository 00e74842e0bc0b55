// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract BadgeOffice {
    address public immutable director;
    mapping(uint256 => address) public signerOf;
    mapping(bytes32 => bool) public used;
    mapping(address => uint256) public badges;

    event Issued(uint256 indexed department, address indexed who);

    constructor() {
        director = msg.sender;
    }

    function appoint(uint256 department, address signer) external {
        require(msg.sender == director, "director");
        signerOf[department] = signer;
    }

    function issue(uint256 department, uint256 serial, uint8 v, bytes32 r, bytes32 s) external {
        bytes32 digest = keccak256(abi.encode(block.chainid, address(this), department, serial, msg.sender));
        require(!used[digest], "used");
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        used[digest] = true;
        address signer = ecrecover(digest, v, r, s);
        require(signer == signerOf[department], "signature");
        badges[msg.sender] += 1;
        emit Issued(department, msg.sender);
    }
}
