import { arbitraryStorageWrite } from "../../../../../src/core/audit/hyperkit/detectors/arbitraryStorageWrite.ts";
import { assertFinds } from "../assertFinds.ts";

describe("arbitrary-storage-write", () => {
  it("finds lengths that can fall below zero", async () => {
    await assertFinds(
      arbitraryStorageWrite,
      {
        bare: `contract A { uint256[] list; function add(uint256 x) public { list.push(x); } function pop() public {
          list.length--; // found
        } }`,
        empty: `contract A { uint256[] list; function pop() public { require(0 <= list.length);
          list.length -= 1; // found
        } }`,
        helper: `contract A { bool met; bytes32[] list; modifier known() { require(met); _; } function meet() public { met = true; } function pop() public known { _pop(); }
          function _pop() internal {
            list.length = list.length - 1; // found
          } }`,
      },
      "solc-0.4",
    );
    await assertFinds(
      arbitraryStorageWrite,
      {
        required: `contract A { uint256[] list; function pop() public { require(list.length > 0); list.length--; } }`,
        branch: `contract A { uint256[] list; function pop() public { if (list.length == 0) return; list.length--; } }`,
        index: `contract A { uint256[] list; function remove(uint256 at) public { require(at < list.length); list.length--; } }`,
        swapped: `contract A { uint256[] list; function remove(uint256 at) public { list[at] = list[list.length - 1]; list.length--; } }`,
        loop: `contract A { uint256[] list; function clear() public { while (list.length > 0) list.length--; } }`,
        owned: `contract A { address owner; uint256[] list; function pop() public { require(msg.sender == owner); list.length--; } }`,
        longer: `contract A { uint256[] list; function grow() public { list.length++; list.length = 3; } }`,
        struct: `contract A { struct S { uint256 length; } S s; function f() public { s.length = 0; } }`,
      },
      "solc-0.5",
    );
  });

  it("finds slots that the caller names", async () => {
    await assertFinds(arbitraryStorageWrite, {
      named: `contract A { function set(bytes32 slot, uint256 value) external {
        assembly { sstore(slot, value) } // found
      } }`,
      handed: `contract A { function set(uint256 at, uint256 value) external { _set(at, value); } function _set(uint256 slot, uint256 value) private {
        assembly { sstore(slot, value) } // found
      } }`,
    });
    await assertFinds(arbitraryStorageWrite, {
      fixed: `contract A { bytes32 constant SLOT = keccak256("a"); function set(uint256 value) external { bytes32 slot = SLOT; assembly { sstore(slot, value) } } }`,
      hashed: `contract A { function set(uint256 id, uint256 value) external { bytes32 slot = keccak256(abi.encode(id)); assembly { sstore(slot, value) } } }`,
      owned: `contract A { address owner; function set(bytes32 slot, uint256 value) external { require(msg.sender == owner); assembly { sstore(slot, value) } } }`,
      read: `contract A { function get(bytes32 slot) external view returns (uint256 value) { assembly { value := sload(slot) } } }`,
      value: `contract A { function set(uint256 value) external { assembly { sstore(5, value) } } }`,
      library: `library L { function set(bytes32 slot, uint256 value) internal { assembly { sstore(slot, value) } } }
        contract A { bytes32 constant S = keccak256("a"); function set(uint256 value) external { L.set(S, value); } }`,
    });
    const old = `contract A { function set(uint256 slot, uint256 value) public {
      assembly { sstore(slot, value) } // found
    } function fine(uint256 value) public { assembly { sstore(3, value) } } }`;
    await assertFinds(arbitraryStorageWrite, { old }, "solc-0.5");
  });
});
