// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ISnowCoordinator {
    function request(uint256 id) external;
}

contract SnowCrystals {
    ISnowCoordinator public immutable coordinator;
    mapping(uint256 => address) public ownerOf;
    mapping(uint256 => uint8) public rarity;
    uint256 public count;

    event Drawn(uint256 indexed id, address indexed who);
    event Revealed(uint256 indexed id, uint8 rarity);

    constructor(ISnowCoordinator source) {
        coordinator = source;
    }

    function draw() external payable {
        require(msg.value == 0.01 ether, "price");
        uint256 id = ++count;
        ownerOf[id] = msg.sender;
        emit Drawn(id, msg.sender);
        coordinator.request(id);
    }

    function fulfill(uint256 id, uint256 seed) external {
        require(msg.sender == address(coordinator), "coordinator");
        _reveal(id, seed);
    }

    function _reveal(uint256 id, uint256 seed) private {
        require(rarity[id] == 0, "revealed");
        rarity[id] = seed % 1000 == 0 ? 3 : seed % 50 == 0 ? 2 : 1;
        emit Revealed(id, rarity[id]);
    }

    function shatter(uint256 id) external {
        require(ownerOf[id] == msg.sender, "owner");
        uint256 amount = rarity[id] == 3 ? 1 ether : rarity[id] == 2 ? 0.1 ether : 0.005 ether;
        delete ownerOf[id];
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok, "payment");
    }
}
