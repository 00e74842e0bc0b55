// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract GuildToken {
    string public constant name = "Guild";
    string public constant symbol = "GLD";
    uint8 public constant decimals = 18;
    uint256 public totalSupply;
    address public master;
    mapping(address => uint256) public balanceOf;

    event Transfer(address indexed from, address indexed to, uint256 value);

    constructor() public {
        master = msg.sender;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function mint(address to, uint256 value) external {
        require(to != address(0), "zero");
        require(totalSupply + value >= totalSupply, "overflow");
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function _move(address from, address to, uint256 value) internal {
        require(to != address(0), "zero");
        require(balanceOf[from] >= value, "balance");
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}
