import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient, custom, parseAbi } from "viem";
import { readContract } from "viem/actions";
import { DevAccount, devAddresses } from "../../../src/core/chain/signers/devAccount.ts";
import { executeDeployment } from "../../../src/core/deploy/executeDeployment.ts";
import { journalFolder } from "../../../src/core/deploy/journal.ts";
import { readJournal } from "../../../src/core/deploy/readJournal.ts";
import { reconcileDeployment } from "../../../src/core/deploy/reconcileDeployment.ts";
import type { DeploymentEvent } from "../../../src/core/deploy/deployment.ts";
import { startAnvil } from "../../support/anvil.ts";
import type { Anvil } from "../../support/anvil.ts";
import { startFaultProxy } from "../../support/faultProxy.ts";
import type { FaultProxy } from "../../support/faultProxy.ts";
import { freshState, never, proven, readyToDeploy, sender, signerFor } from "./life.ts";
import { show } from "./show.ts";

/** Journals and locks below a state root. */
async function journalsIn(roots: { readonly state: string }): Promise<readonly string[]> {
  return (await readdir(roots.state, { recursive: true })).filter((name) => /\.(jsonl|lock)/.test(name));
}

const quick = { total: 4000, silent: 1500, poll: 20 };

describe("executeDeployment", () => {
  let anvil: Anvil;
  let proxy: FaultProxy;

  beforeEach(async () => {
    anvil = await startAnvil();
    proxy = await startFaultProxy(anvil.url);
  });

  afterEach(async () => {
    await proxy.stop();
    await anvil.stop();
  });

  const nonce = async (): Promise<number> => Number(await anvil.rpc("eth_getTransactionCount", sender, "latest"));

  it("deploys a contract with immutables and returns what the chain says of it", async () => {
    const chain = await proven(anvil.url);
    const execution = await readyToDeploy(chain);
    const roots = await freshState();
    const events: DeploymentEvent[] = [];
    const outcome = await executeDeployment(
      execution,
      { chain, signer: signerFor(chain), roots },
      { signal: never, onEvent: (event) => events.push(event) },
    );
    assert.equal(outcome.kind, "deployed");
    const { receipt, journalFile } = outcome;
    assert.equal(receipt.address, execution.plan.address);
    assert.equal(receipt.codeMatches, true);
    assert.ok(receipt.gasUsed > 100_000n && receipt.gasUsed <= execution.simulation.gasLimit);
    assert.equal(receipt.blockNumber, 1n);
    assert.deepEqual(events.map((event) => event.kind).slice(0, 4), ["checking", "signing", "signed", "sent"]);
    const client = createClient({ transport: custom({ request: async ({ method, params }) => anvil.rpc(method, ...params) }) });
    const abi = parseAbi(["function cap() view returns (uint256)", "function title() view returns (string)"]);
    assert.equal(await readContract(client, { address: receipt.address, abi, functionName: "cap" }), 1_500_000_000_000_000_000n);
    assert.equal(await readContract(client, { address: receipt.address, abi, functionName: "title" }), "Rent, food & 🎈");
    const journal = await readJournal(journalFile);
    assert.equal(journal.kind, "read");
    assert.deepEqual(
      journal.records.map((record) => record.type),
      ["planned", "simulated", "cleared", "signed", "sent", "included"],
    );
    if (process.platform !== "win32") assert.equal((await stat(journalFile)).mode & 0o777, 0o600);
    assert.deepEqual(
      (await readdir(journalFolder(roots, chain.identity))).filter((name) => name.endsWith(".lock")),
      [],
    );
  });

  it("has the signed bytes on disk before the node sees them", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    const roots = await freshState();
    let written = "";
    const change = (result: unknown): unknown => {
      written = readFileSync(join(journalFolder(roots, chain.identity), `${execution.plan.id}.jsonl`), "utf8");
      return result;
    };
    proxy.inject("eth_sendRawTransaction", { kind: "result", change });
    const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots }, { signal: never });
    assert.equal(outcome.kind, "deployed");
    assert.match(written, /"type":"signed","raw":"0x[0-9a-f]+","txHash":"0x[0-9a-f]{64}"/);
    assert.doesNotMatch(written, /"type":"sent"/);
  });

  const sendFaults = {
    "the node accepts it and the connection breaks": { kind: "dropAfter" },
    "the connection breaks before the node sees it": { kind: "dropBefore" },
    "the node is too busy": { kind: "status", status: 429 },
    "the node says it is already known": { kind: "error", code: -32000, message: "already known" },
  } as const;
  for (const [name, fault] of Object.entries(sendFaults)) {
    it(`deploys exactly once when ${name}`, async () => {
      const chain = await proven(proxy.url);
      const execution = await readyToDeploy(chain);
      if (fault.kind === "error") proxy.inject("eth_sendRawTransaction", { kind: "dropAfter" }, 1);
      proxy.inject("eth_sendRawTransaction", fault, 1);
      const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots: await freshState() }, { signal: never });
      assert.equal(outcome.kind, "deployed", show(outcome));
      assert.equal(await nonce(), 1);
    });
  }

  it("keeps the hash when the node dies after the signature, and finishes it once the node is back", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    proxy.inject("eth_sendRawTransaction", { kind: "dropBefore" });
    proxy.inject("eth_getTransactionReceipt", { kind: "dropBefore" });
    const ports = { chain, signer: signerFor(chain), roots: await freshState(), limits: { ...quick, silent: 300 } };
    const outcome = await executeDeployment(execution, ports, { signal: never });
    assert.equal(outcome.kind, "unconfirmed");
    assert.equal(outcome.problem.name, "deploymentUnconfirmed");
    assert.match(outcome.signed.txHash, /^0x[0-9a-f]{64}$/);
    assert.equal(await nonce(), 0);
    proxy.heal();
    const again = await reconcileDeployment(outcome.signed.journalFile, { limits: quick }, { signal: never });
    assert.equal(again.kind, "deployed", show(again));
    const third = await reconcileDeployment(outcome.signed.journalFile, { limits: quick }, { signal: never });
    assert.deepEqual(third, again);
    assert.equal(await nonce(), 1);
  });

  it("signs nothing when the chain is gone between simulation and deployment", async () => {
    const chain = await proven(anvil.url);
    const execution = await readyToDeploy(chain);
    const roots = await freshState();
    await anvil.stop();
    const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots }, { signal: never });
    assert.equal(outcome.kind, "failed");
    assert.equal(outcome.problem.name, "rpcUnreachable");
    assert.deepEqual(await journalsIn(roots), []);
  });

  it("signs nothing for a restarted chain on the same port", async () => {
    const chain = await proven(anvil.url);
    const execution = await readyToDeploy(chain);
    const roots = await freshState();
    await anvil.stop();
    anvil = await startAnvil({ port: anvil.port });
    const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots }, { signal: never });
    assert.equal(outcome.kind, "failed");
    assert.equal(outcome.problem.name, "chainChanged");
    assert.deepEqual(await journalsIn(roots), []);
  });

  it("sends nothing for a second execution of the same plan", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    const ports = { chain, signer: signerFor(chain), roots: await freshState() };
    const outcomes = await Promise.all([1, 2].map(async () => executeDeployment(execution, ports, { signal: never })));
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ["deployed", "failed"]);
    const third = await executeDeployment(execution, ports, { signal: never });
    assert.equal(third.kind === "failed" && third.problem.name, "nonceChanged");
    assert.equal(proxy.calls.filter((method) => method === "eth_sendRawTransaction").length, 1);
  });

  it("sends nothing when the journal cannot be written", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    const roots = await freshState();
    await writeFile(join(roots.state, "journal"), ""); // a file where the folder should be
    const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots }, { signal: never });
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "journalUnwritable");
    assert.ok(!proxy.calls.includes("eth_sendRawTransaction"));
  });

  it("leaves neither journal nor lock when the signer fails", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    const roots = await freshState();
    const signer = { address: sender, signTransaction: async () => Promise.reject(new RangeError("no")) };
    await assert.rejects(executeDeployment(execution, { chain, signer, roots }, { signal: never }), RangeError);
    assert.deepEqual(await journalsIn(roots), []);
  });

  it("refuses a signer that is another account than the plan's", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    const signer = new DevAccount(chain, devAddresses[1] ?? "");
    const outcome = await executeDeployment(execution, { chain, signer, roots: await freshState() }, { signal: never });
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "clearanceMismatch");
  });

  it("refuses when the sender's nonce moved after the simulation", async () => {
    const chain = await proven(anvil.url);
    const execution = await readyToDeploy(chain);
    await anvil.rpc("eth_sendTransaction", { from: sender, to: sender, value: "0x1" });
    const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots: await freshState() }, { signal: never });
    assert.equal(outcome.kind, "failed");
    assert.equal(outcome.problem.name, "nonceChanged");
  });

  it("does not believe a receipt of another transaction, address or block", async () => {
    const lies: readonly ((receipt: Record<string, unknown>) => Record<string, unknown>)[] = [
      (receipt) => ({ ...receipt, transactionHash: `0x${"11".repeat(32)}` }),
      (receipt) => ({ ...receipt, contractAddress: sender }),
      (receipt) => ({ ...receipt, blockHash: `0x${"22".repeat(32)}` }),
    ];
    for (const lie of lies) {
      const chain = await proven(proxy.url);
      const execution = await readyToDeploy(chain);
      proxy.inject("eth_getTransactionReceipt", { kind: "result", change: (result) => lie(result as Record<string, unknown>) });
      const ports = { chain, signer: signerFor(chain), roots: await freshState(), limits: { ...quick, total: 300 } };
      const outcome = await executeDeployment(execution, ports, { signal: never });
      assert.equal(outcome.kind, "unconfirmed");
      assert.equal(outcome.problem.name, "rpcContradiction");
      proxy.heal();
    }
  });

  it("says so when the code at the address is not the compiler's", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    proxy.inject("eth_getCode", { kind: "result", change: (result) => String(result).replace(/^0x../, "0x00") });
    const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots: await freshState() }, { signal: never });
    assert.equal(outcome.kind, "deployed");
    assert.equal(outcome.receipt.codeMatches, false);
  });

  it("ends as cancelled, with nothing signed or kept, when it is cancelled before the signature", async () => {
    for (const kind of ["checking", "signing"] as const) {
      const chain = await proven(anvil.url);
      const execution = await readyToDeploy(chain);
      const roots = await freshState();
      const stop = new AbortController();
      const onEvent = (event: DeploymentEvent): void => void (event.kind === kind && stop.abort());
      const outcome = await executeDeployment(execution, { chain, signer: signerFor(chain), roots }, { signal: stop.signal, onEvent });
      assert.deepEqual(outcome, { kind: "cancelled" });
      assert.deepEqual(await journalsIn(roots), []);
    }
    assert.equal(await nonce(), 0);
  });

  it("names what was signed and never sends it when it is cancelled between signature and send", async () => {
    const chain = await proven(anvil.url);
    const execution = await readyToDeploy(chain);
    const stop = new AbortController();
    const onEvent = (event: DeploymentEvent): void => void (event.kind === "signed" && stop.abort());
    const outcome = await executeDeployment(
      execution,
      { chain, signer: signerFor(chain), roots: await freshState() },
      { signal: stop.signal, onEvent },
    );
    assert.equal(outcome.kind, "cancelled");
    assert.ok(outcome.signed);
    const again = await reconcileDeployment(outcome.signed.journalFile, { limits: quick }, { signal: never });
    assert.equal(again.kind, "cancelled");
    assert.equal(await nonce(), 0);
  });

  it("is unconfirmed, not cancelled, when it is cancelled while waiting for the block", async () => {
    await anvil.rpc("evm_setAutomine", false);
    const chain = await proven(anvil.url);
    const execution = await readyToDeploy(chain);
    const stop = new AbortController();
    const onEvent = (event: DeploymentEvent): void => void (event.kind === "waiting" && stop.abort());
    const outcome = await executeDeployment(
      execution,
      { chain, signer: signerFor(chain), roots: await freshState() },
      { signal: stop.signal, onEvent },
    );
    assert.equal(outcome.kind, "unconfirmed");
    await anvil.rpc("evm_mine");
    const again = await reconcileDeployment(outcome.signed.journalFile, { limits: quick }, { signal: never });
    assert.equal(again.kind, "deployed");
    assert.equal(await nonce(), 1);
  });

  it("does not call a deployment final when another transaction used its nonce", async () => {
    const chain = await proven(proxy.url);
    const execution = await readyToDeploy(chain);
    proxy.inject("eth_sendRawTransaction", { kind: "error", code: -32000, message: "service busy" });
    const ports = { chain, signer: signerFor(chain), roots: await freshState(), limits: quick };
    const outcome = await executeDeployment(execution, ports, { signal: never });
    assert.equal(outcome.kind, "unconfirmed");
    await anvil.rpc("eth_sendTransaction", { from: sender, to: sender, value: "0x1" });
    proxy.heal();
    const again = await reconcileDeployment(outcome.signed.journalFile, { limits: quick }, { signal: never });
    assert.equal(again.kind, "unconfirmed");
    assert.equal(again.problem.name, "nonceUsedElsewhere");
    assert.ok(join(outcome.signed.journalFile) === again.signed.journalFile);
  });
});
