// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract SeasonPass {
    enum State { None, Active, Refunded }

    struct Pass {
        State state;
        uint128 price;
        uint64 boughtAt;
    }

    mapping(address => Pass) public passes;
    address payable public venue;
    uint128 public constant PRICE = 2 ether;
    uint256 public reserved;

    constructor() public {
        venue = msg.sender;
    }

    modifier holds() {
        require(passes[msg.sender].state == State.Active, "no pass");
        _;
    }

    function buy() external payable {
        require(msg.value == PRICE, "price");
        require(passes[msg.sender].state != State.Active, "has one");
        passes[msg.sender] = Pass(State.Active, PRICE, uint64(block.timestamp));
        reserved += PRICE;
    }

    function refund() external holds {
        Pass storage pass = passes[msg.sender];
        require(block.timestamp < pass.boughtAt + 14 days, "too late");
        _pay(msg.sender, pass.price);
        pass.state = State.Refunded;
    }

    function _pay(address payable to, uint256 amount) internal {
        (bool ok, ) = to.call{value: amount}("");
        require(ok, "payment failed");
    }
}
