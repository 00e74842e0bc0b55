import { tautology } from "../../../../../src/core/audit/hyperkit/detectors/tautology.ts";
import { assertFinds } from "../assertFinds.ts";

describe("tautology", () => {
  it("finds conditions that let everything pass, or nothing", async () => {
    await assertFinds(tautology, {
      either: `contract A { address owner; address admin; uint256 n; function f() external {
        require(msg.sender != owner || msg.sender != admin); // found
        n++; } }`,
      modifier: `contract A { address owner; uint256 n; modifier only() {
        require(msg.sender != address(0) || msg.sender == owner); // found
        _; } function f() external only { n++; } }`,
      numbers: `contract A { uint256 n; function f(uint256 kind) external {
        require(kind != 1 || kind != 2); // found
        n = kind; } }`,
      states: `contract A { enum State { Open, Closed, Paid } State state; uint256 n; function f() external {
        if (state == State.Open && state == State.Closed) n++; // found
      } }`,
      three: `contract A { uint256 n; function f(uint256 kind) external {
        if (n == 0 || kind != 1 || kind != 2) n = kind; // found
      } }`,
    });
  });

  it("is quiet where the parts can differ", async () => {
    await assertFinds(tautology, {
      both: `contract A { address owner; address admin; uint256 n; function f() external { require(msg.sender == owner || msg.sender == admin); n++; } }`,
      neither: `contract A { uint256 n; function f(uint256 kind) external { require(kind != 1 && kind != 2); n = kind; } }`,
      two: `contract A { function f(uint256 a, uint256 b) external pure { require(a != 1 || b != 2); } }`,
      equal: `contract A { function f(uint256 a, uint256 b, uint256 c) external pure returns (bool) { return a == b && a == c; } }`,
      some: `contract A { function f(uint256 a, uint256 b, uint256 c) external pure returns (bool) { return a != b || a != c; } }`,
      zero: `contract A { function f(address to) external view { require(to != address(0) || msg.sender == to); require(msg.sender != address(0)); } }`,
      same: `contract A { function f(uint256 kind) external pure { require(kind != 1 || kind != 1); } }`,
      ranges: `contract A { function f(uint256 kind) external pure { require(kind < 1 || kind > 9); require(kind != 0 || kind < 5); } }`,
      elements: `contract A { mapping(uint256 => uint256) m; function f(uint256 a, uint256 b) external view { require(m[a] != 1 || m[b] != 2); } }`,
    });
  });
});
