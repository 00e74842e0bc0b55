import { txOrigin } from "../../../../../src/core/audit/hyperkit/detectors/txOrigin.ts";
import { assertFinds } from "../assertFinds.ts";

describe("tx-origin", () => {
  it("finds rights that go by tx.origin, in whatever words", async () => {
    await assertFinds(txOrigin, {
      required: `contract A { address owner; function f() external {
        require(tx.origin == owner); // found
        owner = msg.sender; } }`,
      modifier: `contract A { address owner; uint256 n; modifier only() {
        if (owner != tx.origin) revert(); // found
        _; } function f() external only { n++; } }`,
      local: `contract A { address owner; uint256 n; function f() external { address who = tx.origin;
        require(who == owner); // found
        n++; } }`,
      helper: `contract A { address owner; uint256 n; function f() external { require(isOwner()); n++; }
        function isOwner() internal view returns (bool) {
          return tx.origin == owner; // found
        } }`,
      list: `contract A { mapping(address => bool) admins; uint256 n; function f() external {
        require(admins[tx.origin]); // found
        n++; } }`,
    });
  });

  it("is quiet where no right hangs on it", async () => {
    await assertFinds(txOrigin, {
      direct: `contract A { function f() external { require(msg.sender == tx.origin); } }`,
      through: `contract A { function f() external { address who = msg.sender; require(who == tx.origin); } }`,
      simulated: `contract A { function f() external { require(tx.origin == address(0)); } }`,
      once: `contract A { mapping(address => bool) minted; function f() external { require(!minted[tx.origin]); minted[tx.origin] = true; } }`,
      pace: `contract A { mapping(address => uint256) last; function f() external { require(last[tx.origin] < block.number); last[tx.origin] = block.number; } }`,
      logged: `contract A { event By(address who); function f() external { emit By(tx.origin); } }`,
      paid: `contract A { function f() external payable { payable(tx.origin).transfer(msg.value); } }`,
      asked: `contract A { function isStarter(address who) external view returns (bool) { return who == tx.origin; } }`,
      producer: `contract A { function f() external { require(tx.origin == block.coinbase); } }`,
      owner: `contract A { address owner; uint256 n; function f() external { require(msg.sender == owner); n++; } }`,
    });
  });
});
