// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract VoucherDesk {
    address public issuer;
    mapping(bytes32 => bool) public redeemed;

    event Redeemed(address indexed who, uint256 amount);

    constructor(address signer) public payable {
        require(signer != address(0), "zero");
        issuer = signer;
    }

    function voucherHash(address who, uint256 amount, uint256 serial) public view returns (bytes32) {
        return keccak256(abi.encode(address(this), who, amount, serial));
    }

    function redeem(uint256 amount, uint256 serial, uint8 v, bytes32 r, bytes32 s) external {
        bytes32 digest = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", voucherHash(msg.sender, amount, serial)));
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        bytes32 key = digest;
        require(!redeemed[key], "used");
        require(ecrecover(digest, v, r, s) == issuer, "signer");
        redeemed[key] = true;
        msg.sender.transfer(amount);
        emit Redeemed(msg.sender, amount);
    }
}
