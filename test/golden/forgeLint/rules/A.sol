// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;
import "./B.sol";
import {B as C} from "./B.sol";
interface IERC20 { function transfer(address a, uint256 b) external returns (bool); function balanceOf(address a) external; }
interface Foo721 { function ownerOf(uint256 a) external view returns (bool); }
interface IERC721 { function ownerOf(uint256 a) external view returns (bool); function balanceOf(address a) external;}
interface Thing { function a() external; }
// é🚀 before what follows
contract A {
    uint256 public constant lowerConst = 1;
    uint256 public immutable lowerImm = 1;
    struct bad_struct { uint256 a; uint256 b; }
    modifier m() { require(msg.sender != address(0), "x"); require(msg.value == 0); _; }
    function Bad_name(uint256 x) external view returns (uint256) { return (x / 3) * 2; }
    function shift(uint256 x) external pure returns (uint256) { return 2 << x; }
    function cast(uint256 x) external pure returns (uint8) { return uint8(x); }
    function k(bytes memory b) external pure returns (bytes32) { return keccak256(b); }
    function t(IERC20 z) external { z.transfer(msg.sender, 1); msg.sender.call(""); require(block.timestamp > 4, "late"); bad_struct memory q = bad_struct(1, 2); }
    function n(uint256 Xy) external m payable { revert("string"); }
}
