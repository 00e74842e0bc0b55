// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract ChoirMembers {
    struct Choir {
        address leader;
        uint256 size;
        mapping(address => bool) isMember;
        address[] members;
    }

    mapping(bytes32 => Choir) private choirs;
    mapping(bytes32 => uint256) public funds;

    event Founded(bytes32 indexed id, address leader);

    function found(bytes32 id) external {
        require(choirs[id].leader == address(0), "exists");
        choirs[id].leader = msg.sender;
        emit Founded(id, msg.sender);
    }

    function admit(bytes32 id, address who) external {
        Choir storage choir = choirs[id];
        require(choir.leader == msg.sender, "leader");
        require(!choir.isMember[who] && choir.size < 60, "member");
        choir.isMember[who] = true;
        choir.members.push(who);
        choir.size++;
    }

    function isMember(bytes32 id, address who) external view returns (bool) {
        return choirs[id].isMember[who];
    }

    function dissolve(bytes32 id) external {
        Choir storage choir = choirs[id];
        require(choir.leader == msg.sender, "leader");
        delete choirs[id];
    }
}
