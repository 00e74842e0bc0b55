// SPDX-License-Identifier: MIT
pragma solidity ^0.6.8;

contract ClinicRecords {
    address public director;
    uint256 public fee;
    bool public ready;
    mapping(bytes32 => address) public recordOf;

    event Recorded(bytes32 indexed id, address indexed patient);

    modifier onlyDirector() {
        require(msg.sender == director, "director");
        _;
    }

    function initialize(address who, uint256 amount) external {
        require(who != address(0), "zero");
        director = who;
        fee = amount;
        ready = true;
    }

    function record(bytes32 id) external payable {
        require(ready, "not ready");
        require(msg.value == fee, "fee");
        require(recordOf[id] == address(0), "taken");
        recordOf[id] = msg.sender;
        emit Recorded(id, msg.sender);
    }

    function collect(address payable to) external onlyDirector {
        to.transfer(address(this).balance);
    }
}
