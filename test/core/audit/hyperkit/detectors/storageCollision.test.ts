import { storageCollision } from "../../../../../src/core/audit/hyperkit/detectors/storageCollision.ts";
import { assertFinds } from "../assertFinds.ts";

const forward = `fallback() external payable { address target = _target(); assembly {
  calldatacopy(0, 0, calldatasize()) let ok := delegatecall(gas(), target, 0, calldatasize(), 0, 0) returndatacopy(0, 0, returndatasize())
  if iszero(ok) { revert(0, returndatasize()) } return(0, returndatasize()) } }`;

describe("storage-collision", () => {
  it("finds variables of a proxy in its first slots, and is quiet with slots of ERC-1967 and agreed layouts", async () => {
    await assertFinds(storageCollision, {
      plain: `contract A {
        address implementation; address admin; // found
        function _target() internal view returns (address) { return implementation; } ${forward} }`,
      slot: `contract B { bytes32 constant slot = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1); address immutable admin = msg.sender;
        function _target() internal view returns (address target) { bytes32 at = slot; assembly { target := sload(at) } } ${forward} }`,
      noProxy:
        "contract C { address helper; function run(bytes calldata data) external { (bool ok, ) = helper.delegatecall(data); require(ok); } }",
    });
    await assertFinds(storageCollision, {
      agreed: `contract Store { address implementation; uint256 value; function set(uint256 next) external { value = next; } }
      contract A { address implementation; function _target() internal view returns (address) { return implementation; } ${forward} }`,
    });
  });
});
