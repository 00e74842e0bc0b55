// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract HookRunner {
    mapping(address => address) public hooks;
    mapping(address => uint256) public points;
    uint256 public constant HOOK_GAS = 50_000;

    event Notified(address indexed who, bool ok);

    function setHook(address hook) external {
        require(hook == address(0) || hook.code.length > 0, "no code");
        hooks[msg.sender] = hook;
    }

    function earn() external payable {
        require(msg.value > 0, "nothing");
        points[msg.sender] += msg.value;
    }

    function draw(uint256 amount) external {
        points[msg.sender] -= amount;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }

    function notify(address who) external {
        address hook = hooks[who];
        require(hook != address(0), "no hook");
        bytes memory input = abi.encodeWithSignature("onPoints(uint256)", points[who]);
        bool ok;
        uint256 size;
        assembly {
            ok := call(50000, hook, 0, add(input, 32), mload(input), 0, 0)
            size := returndatasize()
        }
        ok = ok && size == 32;
        emit Notified(who, ok);
    }
}
