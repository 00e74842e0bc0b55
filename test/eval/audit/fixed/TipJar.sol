// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract TipJar {
    mapping(address => uint256) public tips;
    mapping(address => uint256) public lastTip;
    uint256 public totalTipped;

    event Tipped(address indexed from, address indexed to, uint256 amount);
    event CashedOut(address indexed who, uint256 amount);

    function tip(address creator) public payable {
        require(creator != address(0));
        require(msg.value >= 1 finney);
        tips[creator] += msg.value;
        totalTipped += msg.value;
        lastTip[creator] = block.number;
        emit Tipped(msg.sender, creator, msg.value);
    }

    function tipsOf(address creator) public view returns (uint256) {
        return tips[creator];
    }

    function cashOut() public {
        uint256 amount = tips[msg.sender];
        require(amount > 0);
        tips[msg.sender] = 0;
        require(msg.sender.call.value(amount)());
        emit CashedOut(msg.sender, amount);
    }
}
