// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract CargoManifest {
    struct Hold {
        uint64 weight;
        uint64 limit;
        address captain;
    }

    mapping(uint256 => Hold) public holds;

    error Overweight();

    event Loaded(uint256 indexed ship, uint256 weight);

    function launch(uint256 ship, uint64 limit) external {
        require(holds[ship].captain == address(0), "launched");
        require(limit > 0, "limit");
        holds[ship] = Hold(0, limit, msg.sender);
    }

    function load(uint256 ship, uint256 weight) external {
        Hold storage hold = holds[ship];
        require(hold.captain == msg.sender, "captain");
        uint64 added = uint64(weight);
        if (hold.weight + added > hold.limit) revert Overweight();
        hold.weight += added;
        emit Loaded(ship, weight);
    }
}
