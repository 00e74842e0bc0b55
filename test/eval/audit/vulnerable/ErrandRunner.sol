// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ErrandRunner {
    address public immutable issuer;
    uint256 public next;
    mapping(uint256 => bytes32) public errands;
    mapping(uint256 => bool) public finished;

    event Queued(uint256 indexed id, address target);
    event Finished(uint256 indexed id);
    event Failed(uint256 indexed id);

    constructor() {
        issuer = msg.sender;
    }

    function queue(address target, bytes calldata words) external {
        require(msg.sender == issuer, "issuer");
        require(target != address(0), "zero");
        uint256 id = next++;
        errands[id] = keccak256(abi.encode(target, words));
        emit Queued(id, target);
    }

    function run(uint256 id, address target, bytes calldata words) external {
        require(errands[id] == keccak256(abi.encode(target, words)), "unknown");
        require(!finished[id], "finished");
        finished[id] = true;
        if (_perform(target, words)) emit Finished(id);
        else emit Failed(id);
    }

    function _perform(address target, bytes memory words) private returns (bool ok) {
        (ok, ) = target.call(words);
    }
}
