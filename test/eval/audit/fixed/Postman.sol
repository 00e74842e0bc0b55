// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract Postman {
    struct Letter {
        address to;
        uint256 nonce;
        uint256 gasWanted;
        bytes data;
    }

    mapping(bytes32 => bool) public delivered;
    mapping(address => bool) public registered;
    address public immutable office;

    event Delivered(bytes32 indexed id, bool ok);

    constructor() {
        office = msg.sender;
    }

    function register(address box) external {
        require(msg.sender == office, "office");
        registered[box] = true;
    }

    function deliver(Letter calldata letter, uint8 v, bytes32 r, bytes32 s) external {
        require(registered[letter.to], "unknown box");
        bytes32 id = keccak256(abi.encode(block.chainid, address(this), letter));
        require(!delivered[id], "delivered");
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        address writer = ecrecover(id, v, r, s);
        require(writer != address(0) && writer == office, "signature");
        delivered[id] = true;
        require(gasleft() * 63 / 64 > letter.gasWanted, "gas");
        (bool ok, ) = letter.to.call{gas: letter.gasWanted}(letter.data);
        emit Delivered(id, ok);
    }
}
