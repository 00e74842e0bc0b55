import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { executeDeployment } from "../../../src/core/deploy/executeDeployment.ts";
import { forgetDeployment } from "../../../src/core/deploy/forgetDeployment.ts";
import { continueJournal } from "../../../src/core/deploy/journal.ts";
import { listUnfinished } from "../../../src/core/deploy/listUnfinished.ts";
import { reconcileDeployment } from "../../../src/core/deploy/reconcileDeployment.ts";
import { startAnvil } from "../../support/anvil.ts";
import type { Anvil } from "../../support/anvil.ts";
import { startFaultProxy } from "../../support/faultProxy.ts";
import type { FaultProxy } from "../../support/faultProxy.ts";
import { freshState, never, proven, readyToDeploy, sender, signerFor } from "./life.ts";
import { show } from "./show.ts";

const child = fileURLToPath(new URL("./children/deployAndDie.ts", import.meta.url));
const limits = { total: 3000, silent: 800, poll: 20 };

describe("reconcileDeployment", () => {
  let anvil: Anvil;
  let proxy: FaultProxy;
  let roots: { readonly state: string };

  beforeEach(async () => {
    anvil = await startAnvil();
    proxy = await startFaultProxy(anvil.url);
    roots = await freshState();
  });
  afterEach(async () => {
    await proxy.stop();
    await anvil.stop();
  });

  const nonce = async (): Promise<number> => Number(await anvil.rpc("eth_getTransactionCount", sender, "latest"));
  const reconcile = async (file: string): ReturnType<typeof reconcileDeployment> =>
    reconcileDeployment(file, { limits }, { signal: never });

  /** Signs a deployment that the node never answers for, and returns its journal. */
  async function leaveOpen(fault: "dropBefore" | "dropAfter"): Promise<string> {
    const chain = await proven(proxy.url);
    proxy.inject("eth_sendRawTransaction", { kind: fault });
    proxy.inject("eth_getTransactionReceipt", { kind: "dropBefore" });
    const ports = { chain, signer: signerFor(chain), roots, limits: { ...limits, silent: 200 } };
    const outcome = await executeDeployment(await readyToDeploy(chain), ports, { signal: never });
    assert.equal(outcome.kind, "unconfirmed", show(outcome));
    proxy.heal();
    return outcome.signed.journalFile;
  }

  for (const event of ["checking", "signing", "signed", "sent"]) {
    it(`loses nothing and deploys nothing twice when the process is killed at "${event}"`, async () => {
      const dying = spawn(process.execPath, [child, anvil.url, roots.state, event], { stdio: ["ignore", "ignore", "inherit"] });
      const [, signal] = (await once(dying, "exit")) as [number | null, string | null];
      assert.equal(signal, "SIGKILL");
      const { deployments, problems } = await listUnfinished(roots);
      assert.deepEqual(problems, []);
      const wasSigned = event === "signed" || event === "sent";
      assert.equal(deployments.length, wasSigned ? 1 : 0);
      for (const { journalFile, address } of deployments) {
        for (const _again of [1, 2]) {
          const outcome = await reconcile(journalFile);
          assert.equal(outcome.kind, "deployed", show(outcome));
          assert.equal(outcome.receipt.address, address);
          assert.equal(outcome.receipt.codeMatches, true);
        }
      }
      assert.equal(await nonce(), wasSigned ? 1 : 0);
      assert.deepEqual((await listUnfinished(roots)).deployments, []);
    });
  }

  it("finds what was mined while nobody looked, without sending again", async () => {
    const file = await leaveOpen("dropAfter");
    const before = proxy.calls.filter((method) => method === "eth_sendRawTransaction").length;
    assert.equal((await reconcile(file)).kind, "deployed");
    assert.equal(proxy.calls.filter((method) => method === "eth_sendRawTransaction").length, before);
  });

  it("sends the very bytes of the journal again when the chain does not have them", async () => {
    const file = await leaveOpen("dropBefore");
    assert.equal(await nonce(), 0);
    assert.equal((await reconcile(file)).kind, "deployed");
    assert.equal(await nonce(), 1);
  });

  it("sends nothing to a restarted chain on the same port, nor to another one", async () => {
    const file = await leaveOpen("dropBefore");
    await anvil.stop();
    anvil = await startAnvil({ port: anvil.port });
    const restarted = await reconcile(file);
    assert.equal(restarted.kind === "unconfirmed" && restarted.problem.name, "chainChanged");
    proxy.inject("eth_chainId", { kind: "result", change: () => "0x1" });
    const another = await reconcile(file);
    assert.equal(another.kind === "unconfirmed" && another.problem.name, "chainIdMismatch");
    assert.equal(await nonce(), 0);
  });

  it("stays unconfirmed while the chain is down", async () => {
    const file = await leaveOpen("dropBefore");
    await anvil.stop();
    const outcome = await reconcile(file);
    assert.equal(outcome.kind === "unconfirmed" && outcome.problem.name, "rpcUnreachable");
    assert.equal((await listUnfinished(roots)).deployments.length, 1);
  });

  it("reports a lying receipt as a contradiction even where the nonce is used up", async () => {
    const file = await leaveOpen("dropAfter");
    proxy.inject("eth_getTransactionReceipt", {
      kind: "result",
      change: (receipt) => ({ ...(receipt as object), contractAddress: sender }),
    });
    const outcome = await reconcile(file);
    assert.equal(outcome.kind === "unconfirmed" && outcome.problem.name, "rpcContradiction", show(outcome));
  });

  const nonsense = [{ blockNumber: "soon" }, { gasUsed: -1 }, { status: "fine" }, { transactionHash: null }];
  for (const lie of nonsense) {
    it(`takes a receipt with ${JSON.stringify(lie)} for no answer, and throws nothing`, async () => {
      const file = await leaveOpen("dropAfter");
      proxy.inject("eth_getTransactionReceipt", { kind: "result", change: (receipt) => ({ ...(receipt as object), ...lie }) });
      const outcome = await reconcile(file);
      assert.equal(outcome.kind, "unconfirmed", show(outcome));
      proxy.heal();
      assert.equal((await reconcile(file)).kind, "deployed");
    });
  }

  it("ends as unconfirmed when it is cancelled, and can be taken up again", async () => {
    const file = await leaveOpen("dropBefore");
    const cancelled = await reconcileDeployment(file, { limits }, { signal: AbortSignal.abort() });
    assert.equal(cancelled.kind, "unconfirmed");
    assert.equal((await reconcile(file)).kind, "deployed");
  });

  it("refuses while another window has the journal open", async () => {
    const file = await leaveOpen("dropBefore");
    const opened = await continueJournal(file);
    assert.equal(opened.kind, "open");
    const outcome = await reconcile(file);
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "journalInUse");
    await opened.journal.close();
  });

  it("sends nothing of a deployment that was forgotten", async () => {
    const file = await leaveOpen("dropBefore");
    assert.deepEqual(await forgetDeployment(file), { kind: "forgotten" });
    assert.deepEqual((await listUnfinished(roots)).deployments, []);
    assert.equal((await reconcile(file)).kind, "cancelled");
    assert.equal(await nonce(), 0);
  });
});
