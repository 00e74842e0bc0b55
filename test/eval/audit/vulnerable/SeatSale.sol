// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract SeatSale {
    address payable public immutable theatre;
    uint256 public constant PRICE = 0.05 ether;
    mapping(uint256 => address) public seatOf;
    uint256 public sold;

    event Bought(uint256 indexed seat, address indexed who);

    constructor() {
        theatre = payable(msg.sender);
    }

    function buyMany(uint256[] calldata seats) external payable {
        require(seats.length > 0 && seats.length <= 6, "count");
        for (uint256 i; i < seats.length; i++) {
            require(msg.value >= PRICE, "price");
            require(seatOf[seats[i]] == address(0), "taken");
            seatOf[seats[i]] = msg.sender;
            sold += 1;
            emit Bought(seats[i], msg.sender);
        }
    }

    function collect() external {
        require(msg.sender == theatre, "theatre");
        (bool ok, ) = theatre.call{value: address(this).balance}("");
        require(ok, "payment");
    }
}
