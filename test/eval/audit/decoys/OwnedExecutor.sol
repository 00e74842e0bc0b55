// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract OwnedExecutor {
    address public immutable owner;

    event Executed(address indexed target, bytes answer);

    constructor() {
        owner = msg.sender;
    }

    receive() external payable {}

    function execute(address target, uint256 value, bytes calldata data) external returns (bytes memory answer) {
        require(msg.sender == owner, "owner");
        bool ok;
        (ok, answer) = target.call{value: value}(data);
        require(ok, "call");
        emit Executed(target, answer);
    }

    function executeHere(address target, bytes calldata data) external returns (bytes memory answer) {
        require(msg.sender == owner, "owner");
        bool ok;
        (ok, answer) = target.delegatecall(data);
        require(ok, "call");
        emit Executed(target, answer);
    }
}
