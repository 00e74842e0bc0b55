// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IPuppetBorrower {
    function onFlash(uint256 amount, uint256 fee) external payable;
}

contract PuppetLender {
    mapping(address => uint256) public balances;
    uint256 public constant FEE = 10;
    bool private lending;

    event Lent(address indexed to, uint256 amount);

    function deposit() external payable {
        require(!lending, "lending");
        balances[msg.sender] += msg.value;
    }

    function withdraw(uint256 amount) external {
        balances[msg.sender] -= amount;
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }

    function flash(uint256 amount) external {
        uint256 before = address(this).balance;
        require(amount > 0 && amount <= before, "amount");
        uint256 fee = amount * FEE / 10_000;
        require(!lending, "lending");
        lending = true;
        IPuppetBorrower(msg.sender).onFlash{value: amount}(amount, fee);
        lending = false;
        require(address(this).balance >= before + fee, "not repaid");
        emit Lent(msg.sender, amount);
    }

    receive() external payable {}
}
