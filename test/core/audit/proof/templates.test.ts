import { strict as assert } from "node:assert";
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
});
