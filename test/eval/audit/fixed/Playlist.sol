// SPDX-License-Identifier: MIT
pragma solidity ^0.4.24;

contract Playlist {
    address public curator;
    uint256[] public tracks;
    uint256 public edits;

    event Replaced(uint256 index, uint256 track);

    constructor() public {
        curator = msg.sender;
    }

    function add(uint256 track) public {
        tracks.push(track);
        edits++;
    }

    function dropLast() public {
        require(tracks.length > 0);
        tracks.length = tracks.length - 1;
        edits++;
    }

    function replace(uint256 index, uint256 track) public {
        require(index < tracks.length);
        tracks[index] = track;
        emit Replaced(index, track);
    }

    function rename(address next) public {
        require(msg.sender == curator);
        curator = next;
    }
}
