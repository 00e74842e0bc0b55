// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract LongVesting {
    address payable public immutable beneficiary;
    uint256 public immutable start;
    uint256 public constant DURATION = 730 days;
    uint256 public released;

    event Released(uint256 amount);

    constructor(address payable to) payable {
        require(to != address(0), "zero");
        beneficiary = to;
        start = block.timestamp;
    }

    function vested() public view returns (uint256) {
        uint256 total = address(this).balance + released;
        uint256 elapsed = block.timestamp - start;
        return elapsed >= DURATION ? total : total * elapsed / DURATION;
    }

    function release() external {
        uint256 amount = vested() - released;
        released += amount;
        emit Released(amount);
        (bool ok, ) = beneficiary.call{value: amount}("");
        require(ok, "payment");
    }
}
