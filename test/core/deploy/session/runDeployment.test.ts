import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Anvil } from "../../../support/anvil.ts";
import { startAnvil } from "../../../support/anvil.ts";
import type { FaultProxy } from "../../../support/faultProxy.ts";
import { startFaultProxy } from "../../../support/faultProxy.ts";
import { sender, treasuryValues } from "../life.ts";
import { show } from "../show.ts";
import { chooseContract, fill, openTestSession, simulate, vaults } from "./openTestSession.ts";
import type { TestSession } from "./openTestSession.ts";

describe("runDeployment", () => {
  let anvil: Anvil;
  let proxy: FaultProxy;
  let test: TestSession;

  beforeEach(async () => {
    anvil = await startAnvil();
    proxy = await startFaultProxy(anvil.url);
    test = await openTestSession(proxy.url);
  });

  afterEach(async () => {
    test.session.dispose();
    await proxy.stop();
    await anvil.stop();
  });

  const nonce = async (): Promise<number> => Number(await anvil.rpc("eth_getTransactionCount", sender, "latest"));
  const deploy = async (simulation: string): Promise<void> =>
    test.session.handle({ kind: "deploy", simulation, edit: test.session.state.form?.edit ?? -1 });

  it("deploys once for two clicks", async () => {
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    await Promise.all([deploy(id), deploy(id)]);
    assert.equal(test.session.state.run.kind, "deployed");
    await deploy(id);
    assert.equal(test.session.state.trouble?.id, "HK6030");
    assert.equal(await nonce(), 1);
  });

  it("refuses a click that crossed an edit, and one for a simulation that is gone", async () => {
    const { session } = test;
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    const editing = fill(test, ["0x90f79bf6eb2c4f870365e785982e1f101e93b906", ...treasuryValues.slice(1)]);
    assert.equal(session.state.simulation.kind, "none");
    await deploy(id);
    await editing;
    assert.equal(session.state.trouble?.id, "HK6030");
    const second = await simulate(test);
    await session.handle({ kind: "deploy", simulation: second, edit: 1 });
    assert.equal(session.state.trouble?.id, "HK6030");
    assert.equal(await nonce(), 0);
  });

  it("sends ETH along with a payable constructor", async () => {
    await chooseContract(test);
    await fill(test, treasuryValues, "0.25 ether");
    const id = await simulate(test);
    await deploy(id);
    const { run } = test.session.state;
    assert.equal(run.kind, "deployed");
    assert.equal(BigInt(String(await anvil.rpc("eth_getBalance", run.receipt.address, "latest"))), 250_000_000_000_000_000n);
  });

  it("fails with the reason when the chain is gone between simulation and deployment", async () => {
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    await anvil.stop();
    await deploy(id);
    const { run } = test.session.state;
    assert.equal(run.kind, "failed");
    assert.equal(run.problem.id, "HK6001");
    assert.equal(test.session.state.networks.find((network) => network.id === test.session.state.network)?.state.kind, "refused");
    assert.equal(test.session.state.trouble, null);
    assert.equal(test.session.state.next, "chooseNetwork");
  });

  it("cancels before the signature without a trace", async () => {
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    proxy.inject("eth_getTransactionCount", { kind: "hangBefore" });
    const running = deploy(id);
    await proxy.seen("eth_getTransactionCount");
    await test.session.handle({ kind: "cancel" });
    await running;
    assert.deepEqual(test.session.state.run, { kind: "cancelled", txHash: "" });
    assert.deepEqual(test.session.state.unfinished, []);
    assert.equal(await nonce(), 0);
  });

  it("lists what is unconfirmed, also in a new window, and finds out how it ended", async () => {
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    proxy.inject("eth_sendRawTransaction", { kind: "dropAfter" });
    proxy.inject("eth_getTransactionReceipt", { kind: "dropBefore" });
    await deploy(id);
    assert.equal(test.session.state.run.kind, "unconfirmed");
    assert.deepEqual(
      test.session.state.unfinished.map((entry) => entry.id),
      [id],
    );
    proxy.heal();
    const second = await openTestSession(proxy.url, test.roots);
    await second.session.load();
    assert.equal(second.session.state.unfinished[0]?.contract, "Treasury");
    await second.session.handle({ kind: "checkAgain", id });
    assert.equal(second.session.state.run.kind, "deployed", show(second.session.state.run));
    assert.deepEqual(second.session.state.unfinished, []);
    assert.equal(await nonce(), 1);
  });

  it("forgets an unfinished deployment by the person's word and never sends it again", async () => {
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    proxy.inject("eth_sendRawTransaction", { kind: "dropBefore" });
    await deploy(id);
    assert.equal(test.session.state.run.kind, "unconfirmed");
    await test.session.handle({ kind: "forget", id });
    assert.deepEqual(test.session.state.unfinished, []);
    assert.equal(test.session.state.run.kind, "idle");
    proxy.heal();
    await test.session.handle({ kind: "checkAgain", id });
    assert.equal(await nonce(), 0);
  });

  it("changes nothing while a deployment is under way, whatever arrives", async () => {
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    proxy.inject("eth_getTransactionReceipt", { kind: "hangBefore" }, 1);
    const running = deploy(id);
    await proxy.seen("eth_sendRawTransaction");
    const { form, sender: account, network, contract } = test.session.state;
    await fill(test, ["0x", "", "", "", ""]);
    await test.session.handle({ kind: "choose", what: "network", id: "builtIn:Local (anvil)" });
    await test.session.handle({ kind: "choose", what: "contract", id: "src/Samples.sol:Shapes" });
    await test.session.handle({ kind: "compile" });
    await test.session.start({ project: vaults });
    const now = test.session.state;
    assert.deepEqual([now.form, now.sender, now.network, now.contract], [form, account, network, contract]);
    assert.equal(now.run.kind, "running");
    assert.equal(test.editor.compiled.length, 1);
    await test.session.handle({ kind: "cancel" });
    await running;
    assert.equal(test.session.state.run.kind, "unconfirmed");
  });

  it("refuses in the second of two windows while the first deploys from the same account", async () => {
    const second = await openTestSession(anvil.url, test.roots);
    await chooseContract(test);
    await fill(test);
    const id = await simulate(test);
    await chooseContract(second);
    await fill(second);
    const other = await simulate(second);
    proxy.inject("eth_getTransactionReceipt", { kind: "hangBefore" }, 1);
    const running = deploy(id);
    await proxy.seen("eth_sendRawTransaction");
    await second.session.handle({ kind: "deploy", simulation: other, edit: second.session.state.form?.edit ?? -1 });
    assert.equal(second.session.state.run.kind, "failed");
    assert.equal(second.session.state.run.problem.id, "HK6027");
    await test.session.handle({ kind: "cancel" });
    await running;
    assert.equal(await nonce(), 1);
  });

  it("writes no key anywhere: not to the journal, the log or the page", async () => {
    await chooseContract(test);
    await fill(test);
    await deploy(await simulate(test));
    assert.equal(test.session.state.run.kind, "deployed");
    const files = (await readdir(test.roots.state, { recursive: true })).filter((name) => name.endsWith(".jsonl"));
    const journals = await Promise.all(files.map(async (name) => readFile(join(test.roots.state, name), "utf8")));
    assert.equal(journals.length, 1);
    const written = [...journals, ...test.editor.log, JSON.stringify(test.states)].join("\n");
    // The first development account's key, and words of the mnemonic.
    assert.doesNotMatch(written, /ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80|test test test/i);
  });
});
