// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ChequeClerk {
    address public immutable drawer;
    uint256 public cashedTotal;
    mapping(uint256 => bool) public used;

    event Cashed(address indexed payee, uint256 amount);

    constructor(address signer) payable {
        require(signer != address(0), "zero");
        drawer = signer;
    }

    receive() external payable {}

    function cash(address payable payee, uint256 amount, uint256 number, uint8 v, bytes32 r, bytes32 s) external {
        require(!used[number], "used");
        used[number] = true;
        bytes32 digest = keccak256(abi.encode(block.chainid, address(this), payee, amount, number));
        require(uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0, "s");
        address signer = ecrecover(_wrap(digest), v, r, s);
        require(signer != address(0) && signer == drawer, "signer");
        cashedTotal += amount;
        (bool ok, ) = payee.call{value: amount}("");
        require(ok, "payment");
        emit Cashed(payee, amount);
    }

    function _wrap(bytes32 digest) private pure returns (bytes32) {
        return keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", digest));
    }
}
