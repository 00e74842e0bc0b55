pragma solidity ^0.8.20; contract B { uint256 Foo; }
