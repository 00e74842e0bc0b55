// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract PixelBank {
    address public immutable studio;
    mapping(address => uint256) public pixels;
    mapping(uint256 => address) public canvas;

    error NotStudio();
    error TooFew(uint256 held, uint256 wanted);

    event Painted(uint256 indexed cell, address indexed who);

    constructor() {
        studio = msg.sender;
    }

    function grant(address who, uint256 amount) external {
        if (msg.sender != studio) revert NotStudio();
        pixels[who] += amount;
    }

    function spend(uint256[] calldata cells) external {
        uint256 wanted = cells.length;
        uint256 held = pixels[msg.sender];
        if (held < wanted) revert TooFew(held, wanted);
        unchecked {
            pixels[msg.sender] -= wanted;
        }
        for (uint256 i; i < wanted; ++i) {
            canvas[cells[i]] = msg.sender;
            emit Painted(cells[i], msg.sender);
        }
    }
}
