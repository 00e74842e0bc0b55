import { uncheckedCall } from "../../../../../src/core/audit/hyperkit/detectors/uncheckedCall.ts";
import { assertFinds } from "../assertFinds.ts";

describe("unchecked-call", () => {
  it("finds calls of which nobody asks whether they succeeded", async () => {
    await assertFinds(uncheckedCall, {
      ignored: `contract A { event Paid(bytes answer);
        function bare(address payable to) external {
          to.call{value: 1}(""); // found
          to.send(1); // found
        }
        function named(address payable to) external {
          (bool ok, bytes memory answer) = to.call{value: 1}(""); // found
          emit Paid(answer);
        }
        function unnamed(address to) external {
          (, bytes memory answer) = to.call(""); // found
          emit Paid(answer);
        }
        function late(address to) external {
          bool ok;
          (ok, ) = to.call(""); // found
        }
      }`,
      required: `contract A { function f(address payable to) external { (bool ok, ) = to.call{value: 1}(""); require(ok); } }`,
      direct: `contract A { function f(address payable to) external { require(to.send(1)); } }`,
      recorded: `contract A { bool last; function f(address to) external { (last, ) = to.call(""); } }`,
      returned: `contract A { function f(address to) external returns (bool ok) { (ok, ) = to.call(""); } }`,
      passed: `contract A { function f(address to) external returns (bool, bytes memory) { return to.call(""); } }`,
      emitted: `contract A { event Done(bool ok); function f(address to) external { (bool ok, ) = to.call(""); emit Done(ok); } }`,
      branched: `contract A { uint256 debt; function f(address payable to) external { if (!to.send(1)) debt += 1; } }`,
      element: `contract A { struct Result { bool ok; bytes data; }
        function f(address to) external returns (Result[] memory all) {
          all = new Result[](1); Result memory one = all[0]; (one.ok, one.data) = to.call(""); } }`,
      assembly: `contract A { function f(address to) external { (bool ok, ) = to.call(""); assembly { if iszero(ok) { revert(0, 0) } } } }`,
      reverting: `contract A { function f(address payable to) external { to.transfer(1); } }`,
      reading: `contract A { function f(address to) external view { to.staticcall(""); } }`,
      method: `interface B { function g() external returns (bool); } contract A { function f(B to) external { to.g(); } }`,
    });
  });

  it("reads old compilers", async () => {
    const lottery = `contract A { bool done;
      function pay(address to) public {
        to.send(1); // found
        to.call.value(1)(); // found
        done = true;
      }
      function safe(address to) public { if (!to.send(1)) throw; require(to.call.value(1)()); } }`;
    await assertFinds(uncheckedCall, { lottery }, "solc-0.4");
  });
});
