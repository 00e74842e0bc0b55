// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ClayGame {
    uint256 public constant TARGET = 7 ether;
    address public winner;
    uint256 public moves;
    uint256 public collected;

    event Moved(address indexed who, uint256 total);
    event Finished(address indexed who);

    error Finished_();
    error OneEtherOnly();

    function play() external payable {
        if (winner != address(0)) revert Finished_();
        if (msg.value != 1 ether) revert OneEtherOnly();
        moves += 1;
        collected += msg.value;
        uint256 total = collected;
        emit Moved(msg.sender, total);
        if (total == TARGET) {
            winner = msg.sender;
            emit Finished(msg.sender);
        }
    }

    function claim() external {
        require(msg.sender == winner, "winner");
        (bool ok, ) = msg.sender.call{value: address(this).balance}("");
        require(ok, "payment");
    }
}
