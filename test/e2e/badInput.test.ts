import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { copyFixture } from "../../scripts/editor/copyFixture.ts";
import type { Editor } from "../../scripts/editor/driver/openEditor.ts";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { EditorSession } from "../../scripts/editor/startSession.ts";
import { skipBecause } from "../../scripts/tests/skipBecause.ts";
import { catalogue } from "../../src/core/errors/catalogue.ts";
import type { ProblemName } from "../../src/core/errors/catalogue.ts";
import { startAnvil } from "../support/anvil.ts";
import type { Anvil } from "../support/anvil.ts";
import { startFaultProxy } from "../support/faultProxy.ts";
import type { FaultProxy } from "../support/faultProxy.ts";
import { leftToolProcesses, seesProcesses, toolProcesses } from "../support/toolProcesses.ts";
import { waitUntil } from "../support/waitUntil.ts";
import { hangForge, makeForgeUnusable, removeSlither, restoreSlither } from "./badInput/tools.ts";

/** A message of this problem: every one ends with its number. */
function about(name: ProblemName): RegExp {
  return new RegExp(`\\(${catalogue[name].id}\\)$`);
}

describe("bad input, in a real editor", function () {
  this.timeout(120_000);
  let session: EditorSession;
  let anvil: Anvil;
  let proxy: FaultProxy;

  before(async function () {
    if (!seesProcesses) skipBecause(this, "what is left of a cancelled tool can be seen on Linux only");
    anvil = await startAnvil();
    proxy = await startFaultProxy(anvil.url);
    const networks = [
      { name: "Test chain", chainId: 31337, rpcUrls: [anvil.url] },
      { name: "Slow chain", chainId: 31337, rpcUrls: [proxy.url] },
    ];
    session = await startSession({ settings: { "hyperkit.networks": networks } });
  });
  after(async () => {
    await session?.stop();
    await proxy?.stop();
    await anvil?.stop();
  });

  it("without a folder: the start view says what to do, and so does a command", async () => {
    const { editor } = session;
    await editor.views.open("HyperKit");
    assert.match(await editor.views.welcome("Start"), /Open a folder[\s\S]*Open Folder[\s\S]*New Project/);
    await editor.palette.run("File: New Untitled Text File");
    await editor.palette.run("Change Language Mode");
    await editor.quickInput.type("Solidity");
    await editor.quickInput.accept();
    await editor.palette.run("HyperKit: Compile Project");
    const message = await editor.notifications.wait(about("noFolder"));
    assert.deepEqual(message.buttons, ["Open Folder", "New Project"]);
    await editor.shot("bad-no-folder");
    await editor.close();
  });

  it("foundry.toml with a syntax error: names the line, and goes there", async () => {
    const folder = join(session.folder, "broken");
    await mkdir(join(folder, "src"), { recursive: true });
    await writeFile(join(folder, "foundry.toml"), '[profile.default]\nsrc = "src"\nsolc = "0.8.37\n');
    await writeFile(join(folder, "src", "A.sol"), "pragma solidity ^0.8.20;\ncontract A {}\n");
    const editor = await session.open({ folder });
    await editor.tabs.open("src/A.sol");
    for (const command of ["Audit Project", "Generate Contract...", "Compile Project"]) {
      await editor.palette.run(`HyperKit: ${command}`);
      const { text } = await editor.notifications.wait(about("foundryTomlSyntax"));
      assert.match(text, /Correct line 3\./, command);
      if (command !== "Compile Project") await editor.notifications.clear();
    }
    await editor.shot("bad-toml");
    await editor.notifications.click(about("foundryTomlSyntax"), "Open");
    await editor.tabs.active("foundry.toml");
    assert.equal((await editor.text.position()).line, 3);
    await editor.close();
  });

  describe("in the demo", () => {
    let editor: Editor;
    let folder: string;

    before(async () => {
      folder = join(session.folder, "demo");
      await copyFixture("demo", folder);
      editor = await session.open({ folder });
    });
    after(async () => editor?.close());
    afterEach(async () => {
      assert.deepEqual(await leftToolProcesses(session.home), []);
      await editor.notifications.clear();
    });

    describe("compiling and auditing", () => {
      it("an error on the last line, behind an emoji and CRLF: the exact column", async () => {
        const file = join(folder, "src", "Emoji.sol");
        const last = 'contract Emoji { string s = unicode"🚀 naïve"; uint256 wrong = tru';
        await writeFile(file, `// SPDX-License-Identifier: MIT\r\n// 🚀\r\npragma solidity ^0.8.20;\r\n${last}; }`);
        await editor.tabs.open("src/Emoji.sol");
        await editor.palette.run("HyperKit: Compile Project");
        const squiggles = await editor.problems.waitForSquiggles((now) => now.length > 0);
        assert.deepEqual(squiggles, [{ severity: "error", line: 4, text: "tru" }]);
        // Columns of the editor are UTF-16 units and count from 1.
        const rows = await editor.problems.panel.rows();
        assert.ok(
          rows.some((row) => row.includes(`at line 4 and character ${last.length - 2}.`)),
          rows.join("\n"),
        );
        await editor.shot("bad-last-line");
        await editor.problems.panel.close();
        await editor.tabs.close();
        await rm(file);
        await editor.tabs.open("src/Treasury.sol");
        await editor.palette.run("HyperKit: Compile Project");
        await waitUntil(editor.problems.counts, ({ errors, warnings }) => errors + warnings === 0);
      });

      it("an audit that is cancelled: says nothing, leaves nothing", async () => {
        await editor.palette.run("HyperKit: Audit Project");
        await waitForTool(session.home, "slither");
        await editor.notifications.click(/Auditing demo/, "Cancel");
        await editor.notifications.gone(/Auditing demo/);
        assert.deepEqual(await leftToolProcesses(session.home), []);
        assert.deepEqual(await editor.notifications.list(), []);
        assert.deepEqual(await editor.problems.counts(), { errors: 0, warnings: 0 });
        await editor.views.open("HyperKit");
        assert.match(await editor.views.welcome("Findings"), /has not been audited/);
      });

      it("slither missing: not analysed, with the way to get it, beside what forge lint found", async () => {
        await removeSlither(session.home);
        await editor.palette.run("HyperKit: Audit Project");
        const { text } = await editor.notifications.wait(about("slitherMissing"), 60_000);
        assert.ok(text.includes(catalogue.slitherMissing.fix));
        await editor.views.open("HyperKit");
        await editor.trees.row("Findings", /slither\s*not analysed/);
        await editor.trees.row("Findings", /aderyn\s*off, not installed/);
        await editor.trees.row("Findings", /forge lint\s*analysed/);
        await editor.shot("bad-no-slither");
        await restoreSlither(session.home);
      });
    });

    describe("deploying", () => {
      let view: FrameLocator;
      const simulate = async (): Promise<void> => view.locator("#simulate:not([aria-disabled])").click();
      const deployable = (): Locator => view.locator("#deploy:not([aria-disabled])");
      const result = (): Locator => view.getByRole("region", { name: "Result" }).getByRole("alert");
      const values = async (): Promise<readonly string[]> =>
        Promise.all([0, 1, 2].map(async (index) => view.locator(`#field-${index}`).inputValue()));
      const typed = ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "5", "Petty cash"];

      before(async () => {
        await editor.tabs.open("src/Treasury.sol");
        await editor.palette.run("HyperKit: Deploy Contract...");
        view = editor.webview("hyperkit.hyperkit");
        await view.locator("#network").selectOption({ label: "Slow chain (local, chain 31337)" });
        for (const [index, text] of typed.entries()) await view.locator(`#field-${index}`).fill(text);
      });

      it("a simulation that is cancelled: can be done again at once", async () => {
        proxy.inject("eth_estimateGas", { kind: "hangBefore" });
        const asked = proxy.seen("eth_estimateGas");
        await simulate();
        await asked;
        await view.locator("#cancel").click();
        await view.locator("#simulate:not([aria-disabled])").waitFor();
        assert.equal(await view.getByRole("alert").count(), 0);
        proxy.heal();
        await simulate();
        await deployable().waitFor();
      });

      it("the chain gone between simulation and deployment: says so, and nothing that was typed is lost", async () => {
        await view.locator("#network").selectOption({ label: "Test chain (local, chain 31337)" });
        await simulate();
        await deployable().waitFor();
        await anvil.stop();
        await deployable().click();
        await result().filter({ hasText: catalogue.rpcUnreachable.id }).waitFor();
        assert.deepEqual(await values(), typed);
        await editor.shot("bad-chain-gone");
      });

      it("another chain in its place: the old simulation is refused, a new one deploys", async () => {
        anvil = await startAnvil({ port: anvil.port });
        await view.locator("#check-network").click();
        await simulate();
        await deployable().waitFor();
        await anvil.stop();
        anvil = await startAnvil({ port: anvil.port });
        await deployable().click();
        await result().filter({ hasText: catalogue.chainChanged.id }).waitFor();
        assert.equal(await anvil.rpc("eth_blockNumber"), "0x0");
        await editor.shot("bad-other-chain");
        assert.deepEqual(await values(), typed);
        await simulate();
        await deployable().click();
        await view.locator(".receipt:not(.problem)").waitFor();
      });
    });

    describe("with a broken forge", () => {
      it("forge hanging: can be cancelled, and its whole family ends", async () => {
        await hangForge(session.home);
        await editor.palette.run("HyperKit: Compile Project");
        await waitForTool(session.home, "forge child");
        await editor.shot("bad-forge-hangs");
        await editor.notifications.click(/Compiling demo/, "Cancel");
        await editor.notifications.gone(/Compiling demo/);
        assert.deepEqual(await leftToolProcesses(session.home), []);
        assert.deepEqual(await editor.notifications.list(), []);
      });

      it("forge not executable: is missing, with what to do", async () => {
        await makeForgeUnusable(session.home);
        await editor.palette.run("HyperKit: Compile Project");
        const { text } = await editor.notifications.wait(about("forgeMissing"));
        assert.ok(text.includes(catalogue.forgeMissing.fix));
        await editor.shot("bad-no-forge");
        assert.match(await readFile(join(folder, "src", "Treasury.sol"), "utf8"), /^contract Treasury /m);
      });
    });
  });
});

/** Waits until such a program runs for this person. */
async function waitForTool(home: string, part: string): Promise<void> {
  await waitUntil(
    async () => toolProcesses(home),
    (running) => running.some((text) => text.includes(part)),
  );
}
