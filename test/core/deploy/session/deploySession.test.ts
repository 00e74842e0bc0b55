import assert from "node:assert/strict";
import { devAddresses } from "../../../../src/core/chain/signers/devAccount.ts";
import { parseHostMessage } from "../../../../src/protocol/deployMessages.ts";
import type { Anvil } from "../../../support/anvil.ts";
import { startAnvil } from "../../../support/anvil.ts";
import type { FaultProxy } from "../../../support/faultProxy.ts";
import { startFaultProxy } from "../../../support/faultProxy.ts";
import { contractNamed, treasuryValues } from "../life.ts";
import { show } from "../show.ts";
import { built, chooseContract, fill, openTestSession, simulate, tokens, vaults } from "./openTestSession.ts";
import type { TestSession } from "./openTestSession.ts";

describe("DeploySession", () => {
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

  const deploy = async (simulation: string): Promise<void> =>
    test.session.handle({ kind: "deploy", simulation, edit: test.session.state.form?.edit ?? -1 });

  it("goes from the command to a receipt, showing only states that the page accepts", async () => {
    const { session, states, editor } = test;
    await chooseContract(test);
    assert.equal(session.state.contract, "src/Samples.sol:Treasury");
    assert.deepEqual(editor.compiled, [vaults.root]);
    assert.equal(session.state.senders.length, 10);
    assert.equal(session.state.sender, devAddresses[0]);
    assert.equal(session.state.senders[0]?.balance, "10000");
    await fill(test);
    assert.equal(session.state.form?.valid, true);
    assert.equal(session.state.next, "simulate");
    const id = await simulate(test);
    assert.equal(session.state.next, "deploy", show(session.state.simulation));
    assert.equal(session.state.simulation.kind, "ready");
    const { summary } = session.state.simulation;
    assert.equal(summary.args[1]?.text, "1500000000000000000");
    await deploy(id);
    const { run } = session.state;
    assert.equal(run.kind, "deployed", show(run));
    assert.equal(run.receipt.address, summary.address);
    assert.equal(run.receipt.codeMatches, true);
    assert.notEqual(await anvil.rpc("eth_getCode", summary.address, "latest"), "0x");
    assert.equal(session.state.simulation.kind, "none");
    assert.equal(session.state.unfinished.length, 0);
    assert.notEqual(session.state.senders[0]?.balance, "10000");
    for (const state of states) assert.ok(parseHostMessage({ kind: "state", state: structuredClone(state) }), show(state));
  });

  it("compiles nothing and contacts nothing when the view is only opened", async () => {
    await test.session.load();
    assert.deepEqual(test.editor.compiled, []);
    assert.deepEqual(proxy.calls, []);
    assert.equal(test.session.state.next, "compile");
  });

  it("shows the last build of this window when the view is opened", async () => {
    test.editor.lastBuild = built("Treasury");
    await test.session.load();
    assert.deepEqual(test.editor.compiled, []);
    assert.equal(test.session.state.contract, "src/Samples.sol:Treasury");
    assert.ok(proxy.calls.includes("eth_chainId"));
  });

  it("says nothing but why in Restricted Mode, and works once the workspace is trusted", async () => {
    test.editor.trusted = false;
    test.editor.lastBuild = built("Treasury");
    await test.session.load();
    assert.equal(test.session.state.blocked?.id, "HK1003");
    await test.session.handle({ kind: "compile" });
    await test.session.handle({ kind: "checkNetworks" });
    assert.deepEqual([test.editor.compiled, proxy.calls], [[], []]);
    test.editor.trusted = true;
    await test.session.onWorkspaceChange("projects");
    assert.equal(test.session.state.blocked, null);
    assert.equal(test.session.state.contract, "src/Samples.sol:Treasury");
  });

  it("shows what the audit of the chosen Project says, follows it, and leads to the findings", async () => {
    const { session, editor } = test;
    const audit = { kind: "audited", high: 1, medium: 0, notAnalysed: ["slither"], allOff: false, stale: false } as const;
    editor.projects = [vaults, tokens];
    editor.audits = { [tokens.root]: audit };
    await session.load();
    await session.handle({ kind: "choose", what: "project", id: vaults.root });
    assert.deepEqual(session.state.audit, { kind: "none" });
    await session.handle({ kind: "choose", what: "project", id: tokens.root });
    assert.deepEqual(session.state.audit, audit);
    editor.audits = { [tokens.root]: { ...audit, stale: true } };
    session.onAudit();
    assert.deepEqual(session.state.audit, { ...audit, stale: true });
    assert.ok(parseHostMessage({ kind: "state", state: session.state }) !== undefined);
    await session.handle({ kind: "showFindings" });
    assert.equal(editor.findingsShown, 1);
  });

  it("refuses to go on after a failed build, and keeps what was typed for the next good one", async () => {
    const { session, editor } = test;
    await chooseContract(test);
    await fill(test);
    await simulate(test);
    editor.lastBuild = { kind: "compiled", succeeded: false, diagnostics: [], contracts: [], durationMs: 1 };
    await session.onBuild(vaults);
    assert.equal(session.state.build.kind, "failed");
    assert.equal(session.state.build.problem.id, "HK6028");
    assert.equal(session.state.next, "compile");
    assert.equal(session.state.simulation.kind, "none");
    assert.equal(await simulate(test), "");
    editor.lastBuild = built("Treasury");
    await session.onBuild(vaults);
    assert.deepEqual(session.state.form?.values, treasuryValues);
    assert.equal(session.state.next, "simulate");
  });

  it("says so when the build is older than the sources or editors are not saved", async () => {
    const { session, editor } = test;
    await chooseContract(test);
    await fill(test);
    editor.fresh = { stale: true, unsaved: ["src/Samples.sol"] };
    await session.onWorkspaceChange("sources");
    assert.deepEqual(session.state.build, { kind: "ready", ...editor.fresh });
    await simulate(test);
    assert.equal(session.state.simulation.kind, "ready");
    assert.deepEqual(session.state.simulation.summary.warnings, ["staleBuild", "unsavedFiles"]);
    await session.start({ project: vaults });
    assert.equal(editor.compiled.length, 2);
  });

  it("shows a network elsewhere, but refuses it with the reason and never contacts it", async () => {
    const { session, editor } = test;
    editor.networks = [...editor.networks, { name: "Sepolia", chainId: 11155111, rpcUrls: ["https://rpc.sepolia.example"] }];
    editor.rpcEndpoints = { ours: proxy.url, mainnet: "${MAINNET_RPC_URL}" };
    await session.start({ project: vaults, source: "src/Samples.sol", name: "Treasury" });
    const byName = new Map(session.state.networks.map((network) => [network.name, network]));
    const sepolia = byName.get("Sepolia");
    assert.equal(sepolia?.state.kind, "refused");
    assert.equal(sepolia.state.problem.id, "HK6003");
    assert.equal(byName.get("mainnet")?.state.kind, "refused");
    assert.equal(byName.get("Test chain")?.state.kind, "local");
    assert.equal(byName.get("ours")?.state.kind, "unknown");
    await session.handle({ kind: "choose", what: "network", id: sepolia.id });
    assert.equal(session.state.next, "chooseNetwork");
    assert.deepEqual(session.state.senders, []);
    await session.handle({ kind: "choose", what: "network", id: byName.get("ours")?.id ?? "" });
    assert.equal(session.state.next, "simulate");
  });

  it("drops the simulation when contract, network, sender or artifact change", async () => {
    const { session, editor } = test;
    const changes: readonly (() => Promise<void>)[] = [
      async () => session.handle({ kind: "choose", what: "sender", id: devAddresses[1] ?? "" }),
      async () => session.handle({ kind: "choose", what: "network", id: "builtIn:Local (anvil)" }),
      async () => session.handle({ kind: "choose", what: "contract", id: "src/Samples.sol:Shapes" }),
      async () => {
        editor.artifacts = ({ name }) => ({ ...contractNamed(name), creationCode: `${contractNamed(name).creationCode}00` });
        await session.onBuild(vaults);
      },
    ];
    for (const change of changes) {
      await chooseContract(test);
      await fill(test);
      await simulate(test);
      assert.equal(session.state.simulation.kind, "ready");
      await change();
      assert.equal(session.state.simulation.kind, "none");
    }
  });

  it("shows what is wrong beside each field and does not simulate it", async () => {
    await chooseContract(test);
    await fill(test, ["0x123", "-1", "0xdeadbeef", "", "[]"], "all of it");
    const notes = test.session.state.form?.notes ?? [];
    assert.deepEqual(
      notes.filter(({ kind }) => kind === "error").map(({ field }) => field),
      ["0", "1", "value"],
    );
    assert.equal(await simulate(test), "");
    assert.equal(test.session.state.simulation.kind, "none");
  });

  it("says why the constructor reverts", async () => {
    await chooseContract(test, "Reverter");
    await fill(test, ["4"]);
    await simulate(test);
    const { simulation } = test.session.state;
    assert.equal(simulation.kind, "failed");
    assert.equal(simulation.problem.id, "HK6014");
    assert.match(simulation.problem.what, /Refused\(who: 0xf39F.*pair: \[7, 8\]\)/);
  });

  it("stops a simulation that hangs, and can simulate again", async () => {
    await chooseContract(test);
    await fill(test);
    proxy.inject("eth_call", { kind: "hangBefore" });
    const hanging = simulate(test);
    await proxy.seen("eth_call").catch(() => {});
    await test.session.handle({ kind: "cancel" });
    await hanging;
    assert.equal(test.session.state.simulation.kind, "none");
    proxy.heal();
    assert.notEqual(await simulate(test), "");
  });

  it("chooses between Projects and forgets the choices of the other", async () => {
    const { session, editor } = test;
    editor.projects = [vaults, tokens];
    await session.load();
    assert.equal(session.state.project, "");
    await chooseContract(test);
    assert.equal(session.state.project, vaults.root);
    await fill(test);
    await session.handle({ kind: "choose", what: "project", id: tokens.root });
    assert.equal(session.state.project, tokens.root);
    assert.deepEqual(session.state.form?.values ?? [], []);
  });

  it("reads an artifact that was replaced after the form was filled", async () => {
    const { session, editor } = test;
    await chooseContract(test);
    await fill(test);
    editor.artifacts = () => contractNamed("Shapes");
    assert.equal(await simulate(test), "");
    assert.equal(session.state.form?.fields.length, 4);
    assert.equal(session.state.next, "simulate");
  });

  it("says what an unlinked or abstract contract lacks instead of showing its form", async () => {
    test.editor.nextBuild = built("UsesAdder", "Nothing");
    await chooseContract(test, "UsesAdder");
    assert.equal(test.session.state.contractProblem?.id, "HK6011");
    await test.session.handle({ kind: "choose", what: "contract", id: "src/Samples.sol:Nothing" });
    assert.equal(test.session.state.contractProblem?.id, "HK6012");
    assert.equal(test.session.state.next, "chooseContract");
  });

  it("shows an unexpected error, and goes on", async () => {
    test.editor.artifacts = () => {
      throw new TypeError("boom");
    };
    await test.session.start({ project: vaults, source: "src/Samples.sol", name: "Treasury" });
    assert.equal(test.session.state.trouble?.id, "HK1099");
    test.editor.artifacts = ({ name }) => contractNamed(name);
    await chooseContract(test);
    assert.equal(test.session.state.next, "simulate");
  });

  it("carries out the buttons of the problems it has shown, and no others", async () => {
    test.editor.nextBuild = { kind: "compiled", succeeded: false, diagnostics: [], contracts: [], durationMs: 1 };
    await chooseContract(test);
    await test.session.handle({ kind: "act", problem: "HK6028", action: "compileProject" });
    await test.session.handle({ kind: "act", problem: "HK6028", action: "openSettings" });
    await test.session.handle({ kind: "act", problem: "HK2001", action: "installFoundry" });
    assert.deepEqual(test.editor.acted, ["compileProject"]);
    await test.session.handle({ kind: "copy", text: "0xabc" });
    assert.deepEqual(test.editor.copied, ["0xabc"]);
  });
});
