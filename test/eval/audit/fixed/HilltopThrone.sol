// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract HilltopThrone {
    address public holder;
    uint256 public bid;
    uint256 public reigns;
    mapping(address => uint256) public owed;

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
        owed[former] += refund;
        emit Crowned(msg.sender, msg.value);
    }

    function collect() public {
        uint256 amount = owed[msg.sender];
        owed[msg.sender] = 0;
        msg.sender.transfer(amount);
    }
}
