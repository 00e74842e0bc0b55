// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

interface IMaskReceiver {
    function onERC721Received(address operator, address from, uint256 id, bytes calldata data) external returns (bytes4);
}

contract MaskDrop {
    mapping(uint256 => address) public ownerOf;
    mapping(address => uint256) public claimed;
    uint256 public nextId = 1;
    uint256 public constant LIMIT = 2;
    uint256 public constant SUPPLY = 500;

    event Transfer(address indexed from, address indexed to, uint256 indexed id);

    function claim(uint256 count) external {
        require(count > 0 && claimed[msg.sender] + count <= LIMIT, "limit");
        require(nextId + count - 1 <= SUPPLY, "sold out");
        claimed[msg.sender] += count;
        for (uint256 i = 0; i < count; i++) {
            _safeMint(msg.sender);
        }
    }

    function _safeMint(address to) internal {
        uint256 id = nextId++;
        ownerOf[id] = to;
        emit Transfer(address(0), to, id);
        if (_isContract(to)) {
            bytes4 answer = IMaskReceiver(to).onERC721Received(msg.sender, address(0), id, "");
            require(answer == IMaskReceiver.onERC721Received.selector, "receiver");
        }
    }

    function _isContract(address who) private view returns (bool) {
        uint256 size;
        assembly {
            size := extcodesize(who)
        }
        return size > 0;
    }
}
