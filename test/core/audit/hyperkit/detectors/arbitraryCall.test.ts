import { arbitraryCall } from "../../../../../src/core/audit/hyperkit/detectors/arbitraryCall.ts";
import { assertFinds } from "../assertFinds.ts";

describe("arbitrary-call", () => {
  it("finds calls whose target and data anybody chooses, and is quiet where either is fixed or listed", async () => {
    await assertFinds(arbitraryCall, {
      open: `contract A {
        function run(address target, bytes calldata data) external { _run(target, data); }
        function _run(address target, bytes memory data) internal {
          (bool ok, ) = target.call(data); // found
          require(ok);
        }
      }`,
      owner: `contract A { address owner;
        function run(address target, bytes calldata data) external { require(msg.sender == owner); (bool ok, ) = target.call(data); require(ok); } }`,
      listed: `contract A { mapping(address => bool) routers;
        function run(address target, bytes calldata data) external { require(routers[target]); (bool ok, ) = target.call(data); require(ok); } }`,
      fixedTarget: `contract A { address router;
        function run(bytes calldata data) external { (bool ok, ) = router.call(data); require(ok); } }`,
      payment: `contract A { function pay(address payable to) external payable { (bool ok, ) = to.call{value: msg.value}(""); require(ok); } }`,
    });
  });

  it("is quiet where a list of calls is passed on by a contract that keeps nothing", async () => {
    const call = "struct Call { address target; bytes data; }";
    await assertFinds(arbitraryCall, {
      batch: `contract A { ${call}
        function all(Call[] calldata calls) external payable { for (uint256 i; i < calls.length; i++) { (bool ok, ) = calls[i].target.call(calls[i].data); require(ok); } } }`,
      vault: `contract A { ${call} mapping(address => uint256) deposits;
        function all(Call[] calldata calls) external payable { for (uint256 i; i < calls.length; i++) { (bool ok, ) = calls[i].target.call(calls[i].data); require(ok); } } // found
      }`,
    });
  });
});
