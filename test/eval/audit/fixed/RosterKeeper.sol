// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract RosterKeeper {
    address public immutable coach;
    uint256[7] public week;
    mapping(address => uint256) public shifts;

    event Marked(address indexed who, uint256 day);

    constructor() {
        coach = msg.sender;
    }

    function take(uint256 day, uint256 team) external {
        require(day < 7, "day");
        require(team > 0, "team");
        require(week[day] == 0, "taken");
        shifts[msg.sender] += 1;
        _mark(week, day, team);
        emit Marked(msg.sender, day);
    }

    function _mark(uint256[7] storage days_, uint256 day, uint256 team) private {
        days_[day] = team;
    }

    function clear() external {
        require(msg.sender == coach, "coach");
        delete week;
    }
}
