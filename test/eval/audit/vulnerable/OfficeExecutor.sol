// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract OfficeExecutor {
    struct Step {
        address target;
        uint256 value;
        bytes data;
    }

    mapping(address => bool) public clerks;
    address public immutable head;
    uint256 public batches;

    event Executed(uint256 indexed batch, uint256 steps);

    constructor() payable {
        head = msg.sender;
        clerks[msg.sender] = true;
    }

    receive() external payable {}

    function appoint(address who, bool value) external {
        require(msg.sender == head, "head");
        clerks[who] = value;
    }

    function executeBatch(Step[] calldata steps) external {
        require(steps.length > 0, "empty");
        require(steps.length <= 8, "size");
        for (uint256 i; i < steps.length; i++) {
            (bool ok, ) = steps[i].target.call{value: steps[i].value}(steps[i].data);
            require(ok, "step");
        }
        emit Executed(++batches, steps.length);
    }
}
