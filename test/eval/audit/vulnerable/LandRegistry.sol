// SPDX-License-Identifier: MIT
pragma solidity ^0.4.21;

contract LandRegistry {
    struct Parcel {
        address holder;
        uint256 size;
        bool exists;
    }

    address public registrar;
    mapping(uint256 => Parcel) public parcels;
    uint256 public count;

    event Entered(uint256 indexed id, address holder);

    modifier onlyRegistrar() {
        require(msg.sender == registrar);
        _;
    }

    function Landregistry() public {
        registrar = msg.sender;
    }

    function enter(uint256 id, address holder, uint256 size) public onlyRegistrar {
        require(!parcels[id].exists);
        parcels[id] = Parcel(holder, size, true);
        count++;
        emit Entered(id, holder);
    }

    function convey(uint256 id, address next) public {
        require(parcels[id].holder == msg.sender);
        parcels[id].holder = next;
        emit Entered(id, next);
    }
}
