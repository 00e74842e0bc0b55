// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

contract SpareParts {
    address payable public immutable shop;
    mapping(uint256 => uint256) public stock;
    mapping(uint256 => uint256) public price;

    event Sold(uint256 indexed part, address indexed buyer);

    constructor() {
        shop = msg.sender;
    }

    function offer(uint256 part, uint256 count, uint256 each) external {
        require(msg.sender == shop, "shop");
        stock[part] = count;
        price[part] = each;
    }

    modifier shopOnly() {
        require(msg.sender == shop, "shop");
        _;
    }

    function buy(uint256 part) external payable {
        require(stock[part] > 0 && price[part] > 0, "stock");
        require(msg.value == price[part], "price");
        stock[part] -= 1;
        emit Sold(part, msg.sender);
    }

    function scrap(address payable heir) external shopOnly {
        selfdestruct(heir);
    }
}
