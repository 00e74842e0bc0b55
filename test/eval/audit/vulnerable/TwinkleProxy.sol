// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract TwinkleLogic {
    uint256 public fee;
    address public beneficiary;
    mapping(address => uint256) public credit;

    function configure(uint256 amount, address to) external {
        require(beneficiary == address(0) || msg.sender == beneficiary, "beneficiary");
        fee = amount;
        beneficiary = to;
    }

    function pay() external payable {
        require(msg.value >= fee, "fee");
        credit[msg.sender] += msg.value;
    }
}

contract TwinkleProxy {
    address private _owner;
    address private _logic;

    constructor(address logic) {
        _owner = msg.sender;
        _logic = logic;
    }

    function setLogic(address logic) external {
        require(msg.sender == _owner, "owner");
        require(logic.code.length > 0, "no code");
        _logic = logic;
    }

    fallback() external payable {
        (bool ok, bytes memory output) = _logic.delegatecall(msg.data);
        assembly {
            switch ok
            case 0 { revert(add(output, 32), mload(output)) }
            default { return(add(output, 32), mload(output)) }
        }
    }

    receive() external payable {}
}
