// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract CoralReserve {
    mapping(address => uint256) private held;
    uint256 private totalHeld;
    uint256 private totalReserve;
    bool private locked;

    modifier lock() {
        require(!locked, "locked");
        locked = true;
        _;
        locked = false;
    }

    function pricePerShare() external view returns (uint256) {
        require(!locked, "locked");
        if (totalHeld == 0) return 1e18;
        return totalReserve * 1e18 / totalHeld;
    }

    function deposit() external payable lock {
        require(msg.value > 0, "nothing");
        uint256 shares = totalHeld == 0 ? msg.value : msg.value * totalHeld / totalReserve;
        require(shares > 0, "no shares");
        totalReserve += msg.value;
        totalHeld += shares;
        held[msg.sender] += shares;
    }

    function withdrawAll() external lock {
        uint256 shares = held[msg.sender];
        require(shares > 0, "nothing");
        uint256 amount = shares * totalReserve / totalHeld;
        held[msg.sender] = 0;
        totalReserve -= amount;
        totalHeld -= shares;
        (bool ok, ) = payable(msg.sender).call{value: amount}("");
        require(ok, "payment");
    }
}
