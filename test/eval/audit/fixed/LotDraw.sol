// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract LotDraw {
    address public host;
    address public winner;
    uint256 public prize;
    bool public settled;

    constructor() public payable {
        host = msg.sender;
        prize = msg.value;
    }

    function name(address who) public {
        require(msg.sender == host);
        require(winner == address(0));
        winner = who;
    }

    function settle() public {
        require(winner != address(0));
        require(!settled);
        settled = true;
        require(winner.send(prize));
    }

    function sweep() public {
        require(msg.sender == host);
        require(settled);
        host.transfer(address(this).balance);
    }
}
