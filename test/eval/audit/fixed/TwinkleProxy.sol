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
    struct Settings {
        address owner;
        address logic;
    }

    bytes32 private constant PLACE = keccak256("twinkle.proxy.settings");

    constructor(address logic) {
        _settings().owner = msg.sender;
        _settings().logic = logic;
    }

    function _settings() private pure returns (Settings storage found) {
        bytes32 place = PLACE;
        assembly {
            found.slot := place
        }
    }

    function setLogic(address logic) external {
        require(msg.sender == _settings().owner, "owner");
        require(logic.code.length > 0, "no code");
        _settings().logic = logic;
    }

    fallback() external payable {
        (bool ok, bytes memory output) = _settings().logic.delegatecall(msg.data);
        assembly {
            switch ok
            case 0 { revert(add(output, 32), mload(output)) }
            default { return(add(output, 32), mload(output)) }
        }
    }

    receive() external payable {}
}
