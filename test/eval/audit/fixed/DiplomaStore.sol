// SPDX-License-Identifier: MIT
pragma solidity ^0.7.4;

contract DiplomaStore {
    address public immutable university;
    mapping(bytes32 => uint256) public grades;
    uint256 public issued;

    event Issued(bytes32 indexed key, uint256 grade);

    constructor() {
        university = msg.sender;
    }

    function keyOf(string memory student, string memory subject) public pure returns (bytes32) {
        return keccak256(abi.encode(student, subject));
    }

    function issue(string calldata student, string calldata subject, uint256 grade) external {
        require(msg.sender == university, "university");
        require(grade > 0 && grade <= 100, "grade");
        bytes32 key = keyOf(student, subject);
        require(grades[key] == 0, "issued");
        grades[key] = grade;
        issued++;
        emit Issued(key, grade);
    }

    function check(string calldata student, string calldata subject) external view returns (bool) {
        return grades[keyOf(student, subject)] >= 50;
    }
}
