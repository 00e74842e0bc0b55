// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IPaintCoin {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract PaintingSale {
    IPaintCoin public immutable coin;
    address public immutable artist;
    uint256 public price;
    mapping(uint256 => address) public ownerOf;

    event PriceChanged(uint256 price);
    event Sold(uint256 indexed painting, address indexed buyer, uint256 price);

    constructor(IPaintCoin asset, uint256 initial) {
        coin = asset;
        artist = msg.sender;
        price = initial;
    }

    function setPrice(uint256 amount) external {
        require(msg.sender == artist, "artist");
        price = amount;
        emit PriceChanged(amount);
    }

    function buy(uint256 painting, uint256 atMost) external {
        uint256 due = price;
        require(due <= atMost, "price");
        require(ownerOf[painting] == address(0), "sold");
        ownerOf[painting] = msg.sender;
        require(coin.transferFrom(msg.sender, artist, due), "payment");
        emit Sold(painting, msg.sender, due);
    }
}
