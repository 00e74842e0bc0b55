import assert from "node:assert/strict";
import { getContractAddress, keccak256 } from "viem";
import type { ProvenLocalChain } from "../../../src/core/chain/identifyChain.ts";
import { devAddresses } from "../../../src/core/chain/signers/devAccount.ts";
import { planDeployment } from "../../../src/core/deploy/planDeployment.ts";
import type { DeploymentRequest } from "../../../src/core/deploy/planDeployment.ts";
import { startAnvil } from "../../support/anvil.ts";
import type { Anvil } from "../../support/anvil.ts";
import { startFaultProxy } from "../../support/faultProxy.ts";
import type { FaultProxy } from "../../support/faultProxy.ts";
import { contractNamed, encoded, never, planned, proven, sender, treasuryValues } from "./life.ts";

describe("planDeployment", () => {
  let anvil: Anvil;
  let proxy: FaultProxy;
  let chain: ProvenLocalChain;

  beforeEach(async () => {
    anvil = await startAnvil();
    proxy = await startFaultProxy(anvil.url);
    chain = await proven(proxy.url);
  });
  afterEach(async () => {
    await proxy.stop();
    await anvil.stop();
  });

  async function refusal(changes: Partial<DeploymentRequest> = {}): Promise<string> {
    const contract = contractNamed("Treasury");
    const request = { contract, args: await encoded(contract, treasuryValues), chain, sender, value: 0n, ...changes };
    const outcome = await planDeployment(request, { signal: never });
    return outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
  }

  it("fixes init code, nonce, address and fees, and sends nothing", async () => {
    await anvil.rpc("eth_sendTransaction", { from: sender, to: sender, value: "0x1" });
    const contract = contractNamed("Treasury");
    const plan = await planned(chain, contract, treasuryValues);
    assert.ok(plan.initCode.startsWith(contract.creationCode) && plan.initCode.length > contract.creationCode.length);
    assert.equal(plan.initCodeHash, keccak256(plan.initCode));
    assert.equal(plan.nonce, 1);
    assert.equal(plan.address, getContractAddress({ from: sender, nonce: 1n }));
    assert.equal(plan.fees.kind, "eip1559");
    assert.deepEqual(
      proxy.calls.filter((method) => method.startsWith("eth_send")),
      [],
    );
  });

  it("uses a gas price where the chain has no base fee", async () => {
    proxy.inject("eth_getBlockByNumber", { kind: "result", change: (block) => ({ ...(block as object), baseFeePerGas: undefined }) });
    const plan = await planned(chain, contractNamed("Treasury"), treasuryValues);
    assert.equal(plan.fees.kind, "legacy");
  });

  it("refuses what cannot be deployed, before it asks the chain", async () => {
    const asked = proxy.calls.length;
    const noArguments = await encoded({ ...contractNamed("Nothing"), abi: [] }, []);
    assert.equal(await refusal({ contract: contractNamed("UsesAdder"), args: noArguments }), "librariesUnlinked");
    assert.equal(await refusal({ contract: contractNamed("Nothing"), args: noArguments }), "contractNotDeployable");
    assert.equal(await refusal({ sender: `0x${"1".repeat(40)}` }), "senderUnknown");
    const reverter = contractNamed("Reverter");
    assert.equal(await refusal({ contract: reverter, args: await encoded(reverter, ["0"]), value: 1n }), "valueNotPayable");
    assert.equal(proxy.calls.length, asked);
  });

  it("refuses while the sender has transactions that are not in a block", async () => {
    await anvil.rpc("evm_setAutomine", false);
    await anvil.rpc("eth_sendTransaction", { from: sender, to: sender, value: "0x1" });
    assert.equal(await refusal(), "transactionsPending");
    assert.equal(await refusal({ sender: devAddresses[1] ?? "0x" }), "planned");
  });

  it("fails on an answer that makes no sense, and on none", async () => {
    proxy.inject("eth_getTransactionCount", { kind: "result", change: () => "soon" });
    assert.equal(await refusal(), "rpcAnswerUnusable");
    proxy.heal();
    // For every call: one of the first refusal may still be under way, and would use up a fault that is there only once.
    proxy.inject("eth_getBlockByNumber", { kind: "result", change: () => ({ hash: 5 }) });
    assert.equal(await refusal(), "rpcAnswerUnusable");
    proxy.heal();
    await anvil.stop();
    assert.equal(await refusal(), "rpcUnreachable");
  });

  it("ends as cancelled", async () => {
    const contract = contractNamed("Treasury");
    const request = { contract, args: await encoded(contract, treasuryValues), chain, sender, value: 0n };
    assert.deepEqual(await planDeployment(request, { signal: AbortSignal.abort() }), { kind: "cancelled" });
    proxy.inject("eth_getTransactionCount", { kind: "hangBefore" });
    const stop = new AbortController();
    const planning = planDeployment(request, { signal: stop.signal });
    await proxy.seen("eth_getTransactionCount");
    stop.abort();
    assert.deepEqual(await planning, { kind: "cancelled" });
  });
});
