import { strict as assert } from "node:assert";
import { olderSolcVersions, placeOlderSolc } from "../../../../scripts/setup/solc.ts";
import { toolHome } from "../../generate/forgeFolder.ts";
import { claimed, proofFixture, proveBatch } from "./batch.ts";
import type { BatchResult, Claim } from "./batch.ts";

/** Each is proven on the contract, and not proven on its fixed twin, which is called `<Contract>Fixed`. */
const claims: readonly (Claim & { readonly gain: RegExp })[] = [
  { category: "reentrancy", at: "Vault.take", gain: /^attacker 1 -> 11 ETH$/ },
  { category: "reentrancy", at: "Purse._pay", gain: /^attacker 1 -> 11 ETH$/ },
  { category: "arbitrary-send-eth", at: "Safe.send", gain: /^attacker 0 -> 10 ETH$/ },
  { category: "arbitrary-send-eth", at: "Drain.sweep", gain: /^attacker 0 -> 10 ETH$/ },
  { category: "unprotected-selfdestruct", at: "Mortal.close", gain: /^attacker 0 -> 10 ETH$/ },
  { category: "unprotected-selfdestruct", at: "Ending.end", gain: /^contract 10 -> 0 ETH$/ },
  { category: "delegatecall-to-untrusted", at: "Delegate.execute", gain: /^attacker 0 -> 10 ETH$/ },
  { category: "unprotected-initializer", at: "Proxied.initialize", gain: /^attacker became owner$/ },
  { category: "unprotected-initializer", at: "Upgradeable", gain: /upgradeTo\(address\) changed/ },
  { category: "missing-access-control", at: "Settings.setFee", gain: /setFee\(uint256\) changed/ },
  { category: "missing-access-control", at: "Settings.hand", gain: /^attacker became keeper$/ },
  { category: "tx-origin", at: "Origin.pay", gain: /^attacker 0 -> 10 ETH$/ },
  { category: "tx-origin", at: "Switch.stop", gain: /owner's rights$/ },
  { category: "unchecked-call", at: "Payer.payOut", gain: /^payOut reported success/ },
  { category: "unchecked-call", at: "Bell.ring", gain: /^ring reported success/ },
  { category: "weak-randomness", at: "Chance.flip", gain: /^attacker 10 -> 10\.5 ETH without/ },
  { category: "weak-randomness", at: "Wheel.spin", gain: /^attacker 10 -> 13 ETH without/ },
  { category: "share-inflation", at: "Shares.deposit", gain: /^attacker 10\.000000000000000001 -> 20\.000000000000000001 tokens$/ },
  { category: "share-inflation", at: "Pool.join", gain: /^attacker 10\.000000000000000001 -> 12\.5 ETH$/ },
  { category: "signature-replay", at: "Signed.claim", gain: /accepted twice by claim$/ },
  { category: "signature-replay", at: "Relay.grant", gain: /accepted twice by grant$/ },
];

describe("proof templates, with real forge", function () {
  this.timeout(240_000);
  let results: ReadonlyMap<string, BatchResult>;

  before(async () => {
    const files = await proofFixture();
    const twins = claims.map(({ category, at }) => ({ category, at: at.replace(/^\w+/, "$&Fixed") }));
    const batch = await proveBatch(
      files,
      [...claims, ...twins].map((claim) => claimed(files, claim)),
    );
    ({ results } = batch);
  });

  for (const { category, at, gain } of claims) {
    it(`proves ${category} in ${at}, and not in its fixed twin`, () => {
      const proven = results.get(`v1:${at}`);
      assert.ok(proven?.kind === "proven", JSON.stringify(proven));
      assert.match(proven.gain, gain);
      assert.deepEqual(results.get(`v1:${at.replace(/^\w+/, "$&Fixed")}`), { kind: "notProven" });
    });
  }

  for (const solc of olderSolcVersions.filter((version) => version.startsWith("0.6.") || version.startsWith("0.7."))) {
    it(`proves the same in contracts that solc ${solc} compiles`, async () => {
      await placeOlderSolc(await toolHome());
      const files = { ...(await proofFixture()), "foundry.toml": `[profile.default]\nsrc = "src"\nsolc = "${solc}"\n` };
      const older = await proveBatch(
        files,
        claims.map((claim) => claimed(files, claim)),
      );
      assert.deepEqual(
        [...older.results].filter(([, { kind }]) => kind !== "proven"),
        [],
      );
    });
  }

  it("drafts no test for an older compiler, and says which", async () => {
    await placeOlderSolc(await toolHome());
    const files = {
      "src/Old.sol":
        "pragma solidity ^0.5.0;\ncontract Old {\n    function close(address payable heir) external { selfdestruct(heir); }\n}\n",
      "src/New.sol":
        "pragma solidity ^0.8.0;\ncontract New {\n    function close(address payable heir) external { selfdestruct(heir); }\n}\n",
    };
    const category = "unprotected-selfdestruct";
    const both = await proveBatch(files, [claimed(files, { category, at: "Old.close" }), claimed(files, { category, at: "New.close" })]);
    const old = both.results.get("v1:Old.close");
    assert.ok(old?.kind === "undrafted" && /solc 0\.5\.17/.test(JSON.stringify(old.reason)), JSON.stringify(old));
    assert.equal(both.results.get("v1:New.close")?.kind, "proven");
  });
});
