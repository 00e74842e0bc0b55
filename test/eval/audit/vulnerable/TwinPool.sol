// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ITwinToken {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract TwinPool {
    ITwinToken public immutable one;
    ITwinToken public immutable two;
    uint256 public reserveOne;
    uint256 public reserveTwo;
    address public immutable founder;

    event Traded(address indexed who, uint256 paid, uint256 received);

    constructor(ITwinToken a, ITwinToken b) {
        one = a;
        two = b;
        founder = msg.sender;
    }

    function seed(uint256 amountOne, uint256 amountTwo) external {
        require(msg.sender == founder, "founder");
        reserveOne += amountOne;
        reserveTwo += amountTwo;
        require(one.transferFrom(msg.sender, address(this), amountOne), "one");
        require(two.transferFrom(msg.sender, address(this), amountTwo), "two");
    }

    function trade(uint256 paid) external returns (uint256 received) {
        require(paid > 0, "nothing");
        uint256 net = paid * 997;
        received = net * reserveTwo / (reserveOne * 1000 + net);
        reserveOne += paid;
        reserveTwo -= received;
        require(one.transferFrom(msg.sender, address(this), paid), "pay");
        require(two.transfer(msg.sender, received), "receive");
        emit Traded(msg.sender, paid, received);
    }
}
