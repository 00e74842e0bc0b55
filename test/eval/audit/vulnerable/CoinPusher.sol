// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract CoinPusher {
    address public house;
    uint256 public constant STAKE = 50 finney;
    uint256 public rounds;

    event Result(address indexed player, bool won);

    constructor() public payable {
        house = msg.sender;
    }

    function refill() public payable {
        require(msg.sender == house);
    }

    function push() public payable {
        require(msg.value == STAKE);
        rounds += 1;
        uint256 roll = uint256(keccak256(abi.encodePacked(blockhash(block.number - 1), block.coinbase, rounds)));
        bool won = roll % 3 == 0;
        emit Result(msg.sender, won);
        if (won) {
            msg.sender.transfer(STAKE * 2);
        }
    }
}
