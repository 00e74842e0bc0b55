import assert from "node:assert/strict";
import type { ProvenLocalChain } from "../../../src/core/chain/identifyChain.ts";
import { devAddresses } from "../../../src/core/chain/signers/devAccount.ts";
import type { DeploymentPlan } from "../../../src/core/deploy/deployment.ts";
import { simulateDeployment } from "../../../src/core/deploy/simulateDeployment.ts";
import type { SimulationOutcome } from "../../../src/core/deploy/simulateDeployment.ts";
import type { Contract } from "../../../src/core/foundry/contract.ts";
import { startAnvil } from "../../support/anvil.ts";
import type { Anvil } from "../../support/anvil.ts";
import { startFaultProxy } from "../../support/faultProxy.ts";
import type { FaultProxy } from "../../support/faultProxy.ts";
import { contractNamed, never, planned, proven, sender, simulated, treasuryValues } from "./life.ts";
import { show } from "./show.ts";

/** A contract whose runtime code is `size` zero bytes: PUSH3 size, DUP1, PUSH1 start, PUSH0, CODECOPY, PUSH0, RETURN, code. */
function contractOfSize(size: number): Contract {
  const head = `62${size.toString(16).padStart(6, "0")}80600b5f395ff3`;
  const runtimeCode = `0x${"00".repeat(size)}` as const;
  return {
    ...contractNamed("Treasury"),
    name: "Big",
    abi: [],
    immutables: [],
    runtimeCode,
    creationCode: `0x${head}${runtimeCode.slice(2)}`,
  };
}

describe("simulateDeployment", () => {
  let anvil: Anvil;
  let proxy: FaultProxy;
  let chain: ProvenLocalChain;

  async function start(...args: readonly string[]): Promise<void> {
    anvil = await startAnvil({ args });
    proxy = await startFaultProxy(anvil.url);
    chain = await proven(proxy.url);
  }
  afterEach(async () => {
    await proxy.stop();
    await anvil.stop();
  });

  const run = async (plan: DeploymentPlan): Promise<SimulationOutcome> => simulateDeployment(plan, { chain }, { signal: never });
  const failureOf = async (plan: DeploymentPlan): Promise<{ readonly name: string; readonly reason: unknown }> => {
    const outcome = await run(plan);
    assert.equal(outcome.kind, "failed", show(outcome));
    return { name: outcome.problem.name, reason: outcome.problem.args["reason"] };
  };

  it("measures gas, cost and sizes without sending", async () => {
    await start();
    const plan = await planned(chain, contractNamed("Treasury"), treasuryValues);
    const simulation = await simulated(chain, plan);
    assert.equal(simulation.planId, plan.id);
    assert.equal(simulation.gasLimit, (simulation.gas * 6n) / 5n);
    assert.equal(plan.fees.kind, "eip1559");
    assert.equal(simulation.maxCost, simulation.gasLimit * plan.fees.maxFeePerGas);
    assert.equal(simulation.runtimeBytes, (plan.contract.runtimeCode.length - 2) / 2);
    assert.equal(simulation.initCodeBytes, (plan.initCode.length - 2) / 2);
    assert.equal(simulation.beyondPublicLimits, false);
    assert.equal(await anvil.rpc("eth_blockNumber"), "0x0");
  });

  const reverts: Readonly<Record<string, string>> = {
    "1": "mode one is refused",
    "2": "no reason was given.",
    "3": "an assertion failed",
    "4": `Refused(who: ${sender}, pair: [7, 8])`,
  };
  for (const [mode, reason] of Object.entries(reverts)) {
    it(`says that the constructor reverts: ${reason}`, async () => {
      await start();
      assert.deepEqual(await failureOf(await planned(chain, contractNamed("Reverter"), [mode])), { name: "simulationReverted", reason });
    });
  }

  it("explains an error of the contract with its named arguments", async () => {
    await start();
    const values = [...treasuryValues.slice(0, 1), "5", ...treasuryValues.slice(2)];
    const { reason } = await failureOf(await planned(chain, contractNamed("Treasury"), values));
    assert.equal(reason, "WeightTooLarge(given: 1234567890123456789, allowed: 5)");
  });

  it("shows an error that the ABI does not explain as it is", async () => {
    await start();
    const contract = contractNamed("Reverter");
    const abi = contract.abi.filter(({ type }) => type === "constructor");
    const { reason } = await failureOf(await planned(chain, { ...contract, abi }, ["4"]));
    assert.match(String(reason), /^unknown error 0x[0-9a-f]+/);
    assert.ok(String(reason).length <= 310);
  });

  it("refuses code beyond the chain's limits with both sizes", async () => {
    await start();
    const runtime = await run(await planned(chain, contractOfSize(24_577), []));
    assert.deepEqual(runtime.kind === "failed" && [runtime.problem.name, runtime.problem.args["size"], runtime.problem.args["limit"]], [
      "codeTooLarge",
      24_577,
      24_576,
    ]);
    const init = await run(await planned(chain, contractOfSize(49_150), []));
    assert.deepEqual(init.kind === "failed" && [init.problem.name, init.problem.args["limit"]], ["codeTooLarge", 49_152]);
    assert.equal((await run(await planned(chain, contractOfSize(24_576), []))).kind, "simulated");
  });

  it("takes larger code where the chain does, and says that public ones will not", async () => {
    await start("--code-size-limit", "60000");
    const outcome = await run(await planned(chain, contractOfSize(30_000), []));
    assert.equal(outcome.kind, "simulated", show(outcome));
    assert.equal(outcome.simulation.beyondPublicLimits, true);
  });

  it("refuses a sender who cannot pay", async () => {
    await start();
    const plan = await planned(chain, contractNamed("Treasury"), treasuryValues);
    await anvil.rpc("anvil_setBalance", sender, "0x1");
    assert.equal((await failureOf(plan)).name, "insufficientFunds");
    await anvil.rpc("anvil_setBalance", sender, "0x0");
    assert.equal((await failureOf({ ...plan, value: 5n })).name, "insufficientFunds");
    assert.equal((await run({ ...plan, sender: devAddresses[1] ?? "0x" })).kind, "simulated");
  });

  it("refuses code that is not the compiler's", async () => {
    await start();
    const plan = await planned(chain, contractNamed("Treasury"), treasuryValues);
    proxy.inject("eth_call", { kind: "result", change: () => "0x6001" });
    assert.equal((await failureOf(plan)).name, "simulationFailed");
  });

  it("never gives more gas than a block holds", async () => {
    await start("--gas-limit", "1300000");
    const simulation = await simulated(chain, await planned(chain, contractNamed("Treasury"), treasuryValues));
    assert.ok(simulation.gasLimit <= 1_300_000n);
  });

  it("tells an answer of the node from none", async () => {
    await start();
    const plan = await planned(chain, contractNamed("Treasury"), treasuryValues);
    proxy.inject("eth_estimateGas", { kind: "error", code: -32000, message: "out of ideas" }, 1);
    assert.deepEqual(await failureOf(plan), { name: "simulationFailed", reason: "out of ideas" });
    proxy.inject("eth_call", { kind: "status", status: 503 }, 1);
    assert.equal((await failureOf(plan)).name, "rpcAnswerUnusable");
    proxy.inject("eth_call", { kind: "result", change: () => 7 }, 1);
    assert.equal((await failureOf(plan)).name, "rpcAnswerUnusable");
    proxy.inject("eth_call", { kind: "dropBefore" }, 1);
    assert.equal((await failureOf(plan)).name, "rpcUnreachable");
  });
});
