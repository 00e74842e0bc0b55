import assert from "node:assert/strict";
import { keccak256 } from "viem";
import { clearanceViolation, grantClearance } from "../../../src/core/deploy/clearance.ts";
import type { Clearance, MomentOfSigning } from "../../../src/core/deploy/clearance.ts";
import type { CreateTransaction } from "../../../src/core/chain/signers/devAccount.ts";
import { startAnvil } from "../../support/anvil.ts";
import type { Anvil } from "../../support/anvil.ts";
import type { Execution } from "../../../src/core/deploy/executeDeployment.ts";
import { proven, readyToDeploy } from "./life.ts";

describe("clearance", () => {
  let anvil: Anvil;
  let execution: Execution;
  let transaction: CreateTransaction;
  let moment: MomentOfSigning;

  before(async () => {
    anvil = await startAnvil();
    execution = await readyToDeploy(await proven(anvil.url));
    const { plan, simulation, clearance } = execution;
    const { initCode: data, nonce, value, fees, chain, sender, rpcUrl } = plan;
    transaction = { chainId: chain.chainId, nonce, data, value, gas: simulation.gasLimit, fees };
    moment = { now: clearance.expiresAt - 1, chain, rpcUrl, sender, nonce: { latest: nonce, pending: nonce }, dataHash: keccak256(data) };
  });
  after(async () => anvil.stop());

  const violation = (changes: { transaction?: object; moment?: object; clearance?: Clearance } = {}): string | undefined => {
    const found = clearanceViolation(
      changes.clearance ?? execution.clearance,
      { ...transaction, ...changes.transaction },
      { ...moment, ...changes.moment },
    );
    return found === undefined ? undefined : `${found.name} ${found.args["field"] ?? ""}`.trim();
  };

  it("lets pass exactly what was simulated", () => assert.equal(violation(), undefined));

  it("binds each field of the transaction", () => {
    const otherFees = { kind: "legacy", gasPrice: 1n } as const;
    const changed = (fees: object): object => ({ transaction: { fees: { ...execution.plan.fees, ...fees } } });
    assert.equal(violation({ moment: { dataHash: `0x${"11".repeat(32)}` } }), "clearanceMismatch the code");
    assert.equal(violation({ transaction: { to: execution.plan.address } }), "clearanceMismatch the recipient");
    assert.equal(violation({ moment: { sender: execution.plan.address } }), "clearanceMismatch the sender");
    assert.equal(violation({ transaction: { value: 1n } }), "clearanceMismatch the value");
    assert.equal(violation({ transaction: { chainId: 1 } }), "clearanceMismatch the chain id");
    assert.equal(violation({ transaction: { nonce: 5 } }), "clearanceMismatch the nonce");
    assert.equal(violation({ transaction: { gas: transaction.gas + 1n } }), "clearanceMismatch the gas limit");
    assert.equal(violation({ transaction: { fees: otherFees } }), "clearanceMismatch the fee caps");
    assert.equal(violation(changed({ maxFeePerGas: 1n })), "clearanceMismatch the fee caps");
    assert.equal(violation(changed({ maxPriorityFeePerGas: 1n })), "clearanceMismatch the fee caps");
  });

  it("binds the moment: time, chain and nonce", () => {
    assert.equal(violation({ moment: { now: execution.clearance.expiresAt + 1 } }), "clearanceExpired");
    for (const change of [{ chainId: 1337 }, { genesisHash: `0x${"00".repeat(32)}` }, { instance: "another" }]) {
      assert.equal(violation({ moment: { chain: { ...moment.chain, ...change } } }), "chainChanged");
    }
    assert.equal(violation({ moment: { nonce: { latest: 1, pending: 1 } } }), "nonceChanged");
    assert.equal(violation({ moment: { nonce: { latest: 0, pending: 2 } } }), "transactionsPending");
  });

  it("takes no look-alike, and cannot be changed", () => {
    assert.equal(violation({ clearance: structuredClone(execution.clearance) }), "clearanceMismatch the clearance");
    assert.throws(() => Object.assign(execution.clearance, { value: 1n }), TypeError);
    assert.throws(() => Object.assign(execution.clearance.fees, { maxFeePerGas: 10n ** 18n }), TypeError);
  });

  it("is granted for a fresh simulation of this very plan only", () => {
    const { plan, simulation } = execution;
    const at = simulation.at;
    const refusal = (outcome: ReturnType<typeof grantClearance>): string =>
      outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
    assert.equal(refusal(grantClearance(plan, simulation, at)), "cleared");
    assert.equal(refusal(grantClearance(plan, simulation, at + 10 * 60_000)), "cleared");
    assert.equal(refusal(grantClearance(plan, simulation, at + 10 * 60_000 + 1)), "clearanceExpired");
    assert.equal(refusal(grantClearance(plan, simulation, at - 1)), "clearanceExpired");
    assert.equal(refusal(grantClearance({ ...plan, id: "another" }, simulation, at)), "clearanceMismatch");
    assert.equal(refusal(grantClearance({ ...plan, initCodeHash: "0x00" }, simulation, at)), "clearanceMismatch");
  });
});
