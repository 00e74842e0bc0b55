import assert from "node:assert/strict";
import { recoverTransactionAddress } from "viem";
import type { ProvenLocalChain } from "../../../../src/core/chain/identifyChain.ts";
import { DevAccount, devAddresses, isDevAddress } from "../../../../src/core/chain/signers/devAccount.ts";
import { startAnvil } from "../../../support/anvil.ts";
import type { Anvil } from "../../../support/anvil.ts";
import { proven } from "../../deploy/life.ts";

describe("DevAccount", () => {
  let anvil: Anvil;
  let chain: ProvenLocalChain;
  before(async () => {
    anvil = await startAnvil();
    chain = await proven(anvil.url);
  });
  after(async () => anvil.stop());

  const transaction = {
    chainId: 31337,
    nonce: 0,
    data: "0x00",
    value: 0n,
    gas: 100_000n,
    fees: { kind: "eip1559", maxFeePerGas: 2n * 10n ** 9n, maxPriorityFeePerGas: 10n ** 9n },
  } as const;

  it("names the accounts that anvil unlocks", async () => {
    const unlocked = (await anvil.rpc("eth_accounts")) as readonly string[];
    assert.deepEqual(
      unlocked.map((address) => address.toLowerCase()),
      devAddresses.map((address) => address.toLowerCase()),
    );
  });

  it("signs as each of the ten", async () => {
    for (const address of devAddresses) {
      const raw = await new DevAccount(chain, address.toLowerCase()).signTransaction(transaction);
      assert.equal(await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` }), address);
    }
  });

  it("signs legacy transactions with the chain's id", async () => {
    const raw = await new DevAccount(chain, devAddresses[1] ?? "").signTransaction({
      ...transaction,
      fees: { kind: "legacy", gasPrice: 10n },
    });
    assert.equal(await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` }), devAddresses[1]);
  });

  it("signs for no other chain, for no look-alike of a proof and as no other account", async () => {
    const account = new DevAccount(chain, devAddresses[0] ?? "");
    await assert.rejects(account.signTransaction({ ...transaction, chainId: 1 }), RangeError);
    assert.throws(
      () => new DevAccount({ network: chain.network, identity: chain.identity } as unknown as ProvenLocalChain, devAddresses[0] ?? ""),
      TypeError,
    );
    assert.throws(() => new DevAccount(chain, `0x${"1".repeat(40)}`), RangeError);
  });

  it("knows its addresses in any case", () => {
    assert.equal(isDevAddress((devAddresses[3] ?? "").toUpperCase().replace("0X", "0x")), true);
    assert.equal(isDevAddress(`0x${"1".repeat(40)}`), false);
  });
});
