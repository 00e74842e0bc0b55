import { readOnlyReentrancy } from "../../../../../src/core/audit/hyperkit/detectors/readOnlyReentrancy.ts";
import { assertFinds } from "../assertFinds.ts";

const pool = (
  body: string,
  view = "view",
): string => `contract A { uint256 public totalSupply; uint256 reserve; mapping(address => uint256) shares; bool locked;
  modifier nonReentrant() { require(!locked); locked = true; _; locked = false; }
  modifier notLocked() { require(!locked); _; }
  function price() external ${view} returns (uint256) { return reserve * 1e18 / totalSupply; }
  function leave(uint256 amount) external nonReentrant { ${body} }
}`;

describe("read-only-reentrancy", () => {
  it("finds rates that are wrong during a call, and is quiet where state comes first or the view is locked", async () => {
    const late = `shares[msg.sender] -= amount;
      (bool ok, ) = msg.sender.call{value: amount}(""); // found
      require(ok); totalSupply -= amount; reserve -= amount;`;
    const early = `shares[msg.sender] -= amount; totalSupply -= amount; reserve -= amount;
      (bool ok, ) = msg.sender.call{value: amount}(""); require(ok);`;
    await assertFinds(readOnlyReentrancy, {
      late: pool(late),
      early: pool(early),
      locked: pool(late.replace(" // found", ""), "view notLocked"),
      branch: pool(
        `if (amount == 0) { (bool ok, ) = msg.sender.call{value: 1}(""); require(ok); return; } totalSupply -= amount; reserve -= amount;`,
      ),
      getter:
        'contract A { uint256 total; function get() external view returns (uint256) { return total; } function out() external { (bool ok, ) = msg.sender.call{value: 1}(""); require(ok); total -= 1; } }',
    });
  });
});
