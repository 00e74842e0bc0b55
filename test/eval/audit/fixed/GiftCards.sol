// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract GiftCards {
    mapping(bytes32 => uint256) public valueOf;
    mapping(bytes32 => address) public ownerOf;

    event ToppedUp(bytes32 indexed card, uint256 amount);

    function issue(bytes32 card) external {
        require(ownerOf[card] == address(0), "issued");
        ownerOf[card] = msg.sender;
    }

    function topUp(bytes32 card) external payable {
        require(ownerOf[card] != address(0), "unknown");
        valueOf[card] += msg.value;
        emit ToppedUp(card, msg.value);
    }

    function redeem(bytes32 card) external {
        require(ownerOf[card] == msg.sender, "owner");
        uint256 amount = valueOf[card];
        valueOf[card] = 0;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }

    function multicall(bytes[] calldata calls) external {
        for (uint256 i; i < calls.length; i++) {
            (bool ok, ) = address(this).delegatecall(calls[i]);
            require(ok, "call");
        }
    }
}
