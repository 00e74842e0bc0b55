import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { commandTable } from "../../src/editor/commands/commandTable.ts";
import type { CommandEntry } from "../../src/editor/commands/commandTable.ts";
import { makeHostile } from "../security/hostileProject.ts";
import { hostileCases, packCases } from "../security/untrustedProjects.ts";
import { folderContent } from "../support/folderContent.ts";
import { callCommand, contributedCommands, untilActive } from "../support/hyperkitInHost.ts";
import { extensionFolder, startWatchedEditor } from "../support/watchedEditor.ts";
import type { WatchedEditor, WatchedWindow } from "../support/watchedEditor.ts";

const { auditWithoutTrusting, exportAuditReport, discardDraft, explainFinding } = commandTable;

/** What the commands that need no trust say here; the others open something, or say nothing. */
const answers: Readonly<Record<string, RegExp>> = {
  [exportAuditReport.id]: /no audit to report/,
  [discardDraft.id]: /HK7010/,
  [explainFinding.id]: /HK5037/,
};

describe("many hostile repositories without trust", function () {
  this.timeout(120_000);
  let host: WatchedEditor;
  let window: WatchedWindow;
  let corpus: string;
  let original: Readonly<Record<string, string>>;

  before(async () => {
    host = await startWatchedEditor();
    corpus = join(host.folder, "corpus");
    for (const [index, pack] of packCases(hostileCases).entries()) {
      const isLink = pack.links?.["foundry.toml"] !== undefined;
      const { root } = await makeHostile(pack, { into: join(corpus, `stranger${index + 1}`), without: isLink ? ["foundry.toml"] : [] });
      for (const { prepare } of pack.cases) await prepare?.(root);
    }
    original = await folderContent(corpus);
    window = await host.open({ folder: corpus });
    await untilActive(window.probe);
  });

  after(async () => host.stop());

  afterEach(async function () {
    if (this.currentTest?.state === "failed")
      await window.editor.shot(`failed-untrusted-${this.currentTest.title.replaceAll(/[^A-Za-z0-9]+/g, "-")}`);
  });

  it("get nothing from any contributed command", async () => {
    const { editor, probe } = window;
    const file = join(corpus, "stranger1", "project", "src", "Bank.sol");
    for (const id of await contributedCommands(probe)) {
      const entry: CommandEntry | undefined = Object.values(commandTable).find((candidate) => candidate.id === id);
      const answer = entry?.needsTrust === true ? /HK1003/ : answers[id];
      if (answer === undefined) continue;
      const ended = callCommand(probe, id, file);
      await editor.notifications.wait(answer);
      await editor.notifications.clear();
      await ended;
    }
    assert.deepEqual(await host.shims.runs(), []);
  });

  it("get nothing from the audit while nobody said yes", async () => {
    const { editor, probe } = window;
    const ended = callCommand(probe, auditWithoutTrusting.id, undefined);
    await editor.quickInput.wait(/Audit which project/);
    await editor.quickInput.accept();
    const { detail, buttons } = await editor.dialog.read();
    assert.equal(detail.split("\n").length, 3, detail);
    await editor.shot("untrusted-question");
    assert.ok(buttons.includes("Audit Without Trusting"));
    await editor.dialog.click("Cancel");
    await ended;
    assert.deepEqual(await host.shims.runs(), []);
  });

  it("are audited after a yes: what they wanted stands above, the findings below", async () => {
    const { editor, probe } = window;
    const ended = callCommand(probe, auditWithoutTrusting.id, undefined);
    await editor.quickInput.wait(/Audit which project/);
    await editor.quickInput.type("stranger1");
    await editor.quickInput.accept();
    await editor.dialog.read();
    await editor.dialog.click("Audit Without Trusting");
    await editor.trees.row("Findings", /What this repository wanted to do/);
    await ended;
    await editor.notifications.clear();
    await editor.shot("untrusted-result");
    await editor.trees.toggle("Findings", /Runs programs/);
    await editor.trees.row("Findings", /runs \.\/payload as compiler/);
    await editor.shot("untrusted-intents");
    const rows = await editor.trees.rows("Findings");
    assert.match(rows[0] ?? "", /wanted to do/);
    assert.ok(
      rows.some((row) => /runs \.\/payload as compiler foundry\.toml:2/.test(row)),
      rows.join("\n"),
    );
    await editor.trees.click("Findings", /runs \.\/payload as compiler/);
    const place = await probe.run(async ({ vscode }) => {
      const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.path;
      while (active()?.endsWith("foundry.toml") !== true) await new Promise((resolve) => setTimeout(resolve, 50));
      return vscode.window.activeTextEditor?.selection.active.line;
    });
    assert.equal(place, 1);
    const underlined = await probe.run(({ vscode }) =>
      vscode.languages.getDiagnostics().flatMap(([uri, found]) => (found.some(({ source }) => source === "slither") ? [uri.path] : [])),
    );
    assert.ok(
      underlined.some((path) => path.endsWith("/stranger1/project/src/Bank.sol")),
      underlined.join(),
    );
  });

  it("have run nothing, changed nothing and left nothing", async () => {
    const runs = await host.shims.runs();
    assert.ok(runs.some((run) => run.startsWith("slither /")));
    // forge asks git about submodules, in the copy and with a git folder that does not exist.
    const others = runs.filter((run) => !/^(?:forge|slither|git submodule status) /.test(run) || run.includes(corpus));
    assert.deepEqual(others, []);
    assert.deepEqual(await folderContent(corpus), original);
    const { connections, programs } = await window.probe.run(({ seen }) => seen);
    assert.deepEqual(connections, []);
    const inCorpus = programs.filter(({ command, stack }) => stack.includes(join(extensionFolder, "dist")) && command.includes(corpus));
    assert.deepEqual(inCorpus, []);
    const left = (await readdir(host.folder, { recursive: true, withFileTypes: true })).filter(({ parentPath }) =>
      parentPath.includes(join("hyperkit.hyperkit", "untrusted")),
    );
    // The empty folder of the audit itself: this is the place.
    assert.ok(left.length > 0);
    assert.deepEqual(
      left.filter((entry) => entry.isFile()).map(({ name }) => name),
      [],
    );
  });
});
