// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract MarginBook {
    address public immutable clearing;
    mapping(address => int256) public equity;
    mapping(address => uint256) public openSize;

    event Closed(address indexed trader, int256 equity);

    constructor(address house) {
        require(house != address(0), "zero");
        clearing = house;
    }

    function open(uint256 size) external {
        require(openSize[msg.sender] == 0, "open");
        require(size > 0, "size");
        openSize[msg.sender] = size;
    }

    function close(address trader, uint256 gain, uint256 loss) external {
        require(msg.sender == clearing, "clearing");
        require(openSize[trader] > 0, "not open");
        openSize[trader] = 0;
        uint256 most = uint256(type(int256).max);
        require(gain <= most && loss <= most, "range");
        equity[trader] += int256(gain) - int256(loss);
        emit Closed(trader, equity[trader]);
    }

    function isSolvent(address trader) external view returns (bool) {
        return equity[trader] >= 0;
    }
}
