// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract RoyaltySplit {
    address payable[] public artists;
    address public label;
    uint256 public lastPayment;

    event Distributed(uint256 each);

    constructor(address payable[] memory who) public {
        require(who.length > 0 && who.length <= 12, "size");
        artists = who;
        label = msg.sender;
    }

    function () external payable {}

    function distribute() external {
        require(msg.sender == label, "label");
        uint256 each = address(this).balance / artists.length;
        require(each > 0, "empty");
        lastPayment = block.number;
        for (uint256 i = 0; i < artists.length; i++) {
            artists[i].transfer(each);
        }
        emit Distributed(each);
    }
}
