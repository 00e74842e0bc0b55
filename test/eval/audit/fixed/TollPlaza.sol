// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ITollToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract TollPlaza {
    struct Invoice {
        address driver;
        address road;
        uint256 amount;
    }

    ITollToken public immutable token;
    mapping(address => uint256) public spent;
    mapping(address => mapping(address => bool)) public consent;

    constructor(ITollToken asset) {
        token = asset;
    }

    function agree(address road, bool value) external {
        consent[msg.sender][road] = value;
    }

    function settle(Invoice[] calldata invoices) external {
        require(invoices.length <= 20, "size");
        for (uint256 i; i < invoices.length; i++) {
            _charge(invoices[i]);
        }
    }

    function _charge(Invoice calldata invoice) private {
        require(invoice.road != address(0), "road");
        require(msg.sender == invoice.road && consent[invoice.driver][invoice.road], "consent");
        spent[invoice.driver] += invoice.amount;
        require(token.transferFrom(invoice.driver, invoice.road, invoice.amount), "transfer");
    }
}
