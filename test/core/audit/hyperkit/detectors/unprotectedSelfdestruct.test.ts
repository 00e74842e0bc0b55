import { unprotectedSelfdestruct } from "../../../../../src/core/audit/hyperkit/detectors/unprotectedSelfdestruct.ts";
import { assertFinds } from "../assertFinds.ts";

describe("unprotected-selfdestruct", () => {
  it("finds ways for anybody to end the contract", async () => {
    await assertFinds(unprotectedSelfdestruct, {
      open: `contract A {
        function kill(address payable to) external { selfdestruct(to); } // found
      }`,
      helper: `contract A { bool over; function end() external { over = true; }
        function kill() external { require(over); _kill(); } // found
        function _kill() internal { selfdestruct(payable(msg.sender)); } }`,
      vacuous: `contract A { address owner; modifier only() { require(msg.sender != address(0) || msg.sender == owner); _; }
        function kill() external only { selfdestruct(payable(owner)); } // found
      }`,
      assembly: `contract A {
        function kill() external { assembly { selfdestruct(origin()) } } // found
      }`,
    });
    const old = `contract A { address owner; function A() public { owner = msg.sender; }
      function kill() public { suicide(owner); } // found
      function fine() public { require(msg.sender == owner); selfdestruct(owner); } }`;
    await assertFinds(unprotectedSelfdestruct, { old }, "solc-0.4");
  });

  it("is quiet where a check of the caller can fail", async () => {
    await assertFinds(unprotectedSelfdestruct, {
      owned: `contract A { address owner; function kill() external { require(msg.sender == owner); selfdestruct(payable(owner)); } }`,
      modifier: `contract A { address owner; modifier only() { if (msg.sender != owner) revert(); _; } function kill() external only { selfdestruct(payable(owner)); } }`,
      list: `contract A { mapping(address => bool) admins; function kill() external { require(admins[msg.sender]); selfdestruct(payable(msg.sender)); } }`,
      signed: `contract A { address owner; function kill(uint8 v, bytes32 r, bytes32 s) external { require(ecrecover(keccak256(abi.encode(this)), v, r, s) == owner); selfdestruct(payable(owner)); } }`,
      both: `contract A { address owner; function kill() external { require(msg.sender != address(0) || msg.sender == owner); require(msg.sender == owner); selfdestruct(payable(owner)); } }`,
      internalOnly: `contract A { function _kill() internal { selfdestruct(payable(msg.sender)); } }`,
      construction: `contract A { constructor() { selfdestruct(payable(msg.sender)); } }`,
      asked: `interface Rights { function checkOwner(address who) external view; } contract A { Rights rights; function kill() external { rights.checkOwner(msg.sender); selfdestruct(payable(msg.sender)); } }`,
      named: `contract A { bool dead; function kill() external { dead = true; } }`,
    });
  });
});
