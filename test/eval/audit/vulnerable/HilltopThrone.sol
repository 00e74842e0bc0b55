// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract HilltopThrone {
    address public holder;
    uint256 public bid;
    uint256 public reigns;

    event Crowned(address indexed holder, uint256 bid);

    constructor() public payable {
        holder = msg.sender;
        bid = msg.value;
    }

    function claim() public payable {
        require(msg.value > bid + bid / 20);
        address former = holder;
        uint256 refund = bid;
        holder = msg.sender;
        bid = msg.value;
        reigns += 1;
        former.transfer(refund);
        emit Crowned(msg.sender, msg.value);
    }
}
