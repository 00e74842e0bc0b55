// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract PearlFees {
    address public immutable treasury;
    uint256 public rate = 25;
    uint256 public constant BASIS = 10_000;
    mapping(address => uint256) public credit;

    event Credited(address indexed who, uint256 net, uint256 fee);

    constructor(address to) {
        require(to != address(0), "zero");
        treasury = to;
    }

    function setRate(uint256 value) external {
        require(msg.sender == treasury, "treasury");
        require(value <= 500, "rate");
        rate = value;
    }

    function feeOn(uint256 amount, uint256 weeksHeld) public view returns (uint256) {
        return amount / BASIS * rate * weeksHeld;
    }

    function credit_(uint256 weeksHeld) external payable {
        require(weeksHeld > 0 && weeksHeld <= 52, "weeks");
        uint256 fee = feeOn(msg.value, weeksHeld);
        require(fee <= msg.value, "fee");
        credit[msg.sender] += msg.value - fee;
        credit[treasury] += fee;
        emit Credited(msg.sender, msg.value - fee, fee);
    }

    function draw(uint256 amount) external {
        credit[msg.sender] -= amount;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }
}
