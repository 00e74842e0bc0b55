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

    mapping(bytes32 => address) public bets;

    function push(bytes32 commitment) public payable {
        require(msg.value == STAKE);
        require(bets[commitment] == address(0));
        rounds += 1;
        bets[commitment] = msg.sender;
    }

    function decide(bytes32 commitment, bytes32 secret) public {
        require(msg.sender == house);
        require(keccak256(abi.encodePacked(secret)) == commitment);
        address player = bets[commitment];
        require(player != address(0));
        delete bets[commitment];
        bool won = uint256(keccak256(abi.encodePacked(secret, player))) % 3 == 0;
        emit Result(player, won);
        if (won) {
            player.transfer(STAKE * 2);
        }
    }
}
