// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract PullRefunds {
    address public top;
    uint256 public best;
    mapping(address => uint256) public owed;

    event Offered(address indexed who, uint256 amount);

    function offer() external payable {
        require(msg.value > best, "too low");
        if (top != address(0)) owed[top] += best;
        top = msg.sender;
        best = msg.value;
        emit Offered(msg.sender, msg.value);
    }

    function collect() external {
        uint256 amount = owed[msg.sender];
        require(amount > 0, "nothing");
        owed[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: amount}("");
        if (!ok) owed[msg.sender] = amount;
    }
}
