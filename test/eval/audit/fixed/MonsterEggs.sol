// SPDX-License-Identifier: MIT
pragma solidity ^0.5.10;

contract MonsterEggs {
    struct Monster {
        uint256 genes;
        uint64 bornAt;
        address owner;
    }

    Monster[] public monsters;
    mapping(address => uint256) public eggs;
    uint256 public eggPrice = 20 finney;

    event Hatched(uint256 indexed id, uint256 genes);

    function buyEgg() external payable {
        require(msg.value == eggPrice, "price");
        eggs[msg.sender] += 1;
        boughtAt[msg.sender] = block.number;
    }

    mapping(address => uint256) public boughtAt;
    bytes32 public beacon;
    address public oracle = msg.sender;
    uint256 public beaconAt;

    function publish(bytes32 value) external {
        require(msg.sender == oracle, "oracle");
        beacon = value;
        beaconAt = block.number;
    }

    function hatch() external returns (uint256 id) {
        require(eggs[msg.sender] > 0, "no egg");
        eggs[msg.sender] -= 1;
        uint256 genes = _genes(msg.sender);
        id = monsters.length;
        monsters.push(Monster(genes, uint64(block.timestamp), msg.sender));
        emit Hatched(id, genes);
    }

    function sell(uint256 id) external {
        require(monsters[id].owner == msg.sender, "owner");
        uint256 worth = monsters[id].genes > uint256(-1) / 100 * 97 ? 500 finney : 10 finney;
        delete monsters[id];
        msg.sender.transfer(worth);
    }

    function _genes(address who) internal view returns (uint256) {
        require(beaconAt > boughtAt[who], "wait");
        return uint256(keccak256(abi.encode(beacon, who, monsters.length)));
    }
}
