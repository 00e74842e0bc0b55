import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { CompletionList, DocumentSymbol } from "vscode";
import { trustFolder } from "../../scripts/editor/driver/trustFolder.ts";
import type { ProbeHost } from "../../scripts/editor/startProbes.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { commandTable } from "../../src/editor/commands/commandTable.ts";
import type { CommandEntry } from "../../src/editor/commands/commandTable.ts";
import { startCountingServer } from "../support/countingServer.ts";
import type { CountingServer } from "../support/countingServer.ts";
import { folderContent } from "../support/folderContent.ts";
import { bank, writeHostileWorkspace } from "../support/hostileWorkspace.ts";
import type { HostileWorkspace } from "../support/hostileWorkspace.ts";
import { callCommand, contributedCommands, untilActive } from "../support/hyperkitInHost.ts";
import { extensionFolder, startWatchedEditor } from "../support/watchedEditor.ts";
import type { WatchedEditor, WatchedWindow } from "../support/watchedEditor.ts";

const statusItem = "hyperkit.hyperkit.hyperkit.health";

/** Stands in the stack of whatever HyperKit's code starts. */
const ownCode = join(extensionFolder, "dist");

/** Longer than what HyperKit lets pass after a file was opened or saved before it does something (milliseconds). */
const waitingMs = 3_000;

/** What the commands that need no trust say here; those that are not listed say nothing. */
const otherAnswers: Readonly<Record<string, RegExp>> = {
  [commandTable.discardDraft.id]: /HK7010/,
  [commandTable.explainFinding.id]: /HK5037/,
  [commandTable.exportAuditReport.id]: /no audit to report/,
};

/** The buttons of an answer. */
const buttonsOf: Readonly<Record<string, readonly string[]>> = {
  HK1003: ["Manage Trust"],
  "no audit to report": [commandTable.auditWithoutTrusting.title],
};

describe("a workspace without trust", function () {
  this.timeout(90_000);
  const stops: (() => Promise<void>)[] = [];
  let host: WatchedEditor;
  /** The one that the repository's settings and foundry.toml name, and the one of the person's own settings. */
  let theirs: CountingServer, own: CountingServer;
  let hostile: HostileWorkspace;
  let window: WatchedWindow;
  let original: Readonly<Record<string, string>>;

  before(async () => {
    [theirs, own] = await Promise.all([startCountingServer(), startCountingServer()]);
    stops.push(theirs.stop, own.stop);
    host = await startWatchedEditor({ "hyperkit.networks": [{ name: "own", chainId: 31337, rpcUrls: [own.url] }] });
    stops.push(host.stop);
    hostile = await writeHostileWorkspace(join(host.folder, "hostile"), { marker: join(host.folder, "marker"), url: theirs.url });
    original = await folderContent(hostile.root);
    window = await host.open({ folder: hostile.root });
    await untilActive(window.probe);
  });

  after(async () => {
    await Promise.all(stops.map(async (stop) => stop()));
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed")
      await window.editor.shot(`failed-restricted-${this.currentTest.title.replaceAll(/[^A-Za-z0-9]+/g, "-")}`);
  });

  it("is in Restricted Mode, with the shims first on the extension host's PATH", async () => {
    const [isTrusted, path] = await window.probe.run(({ vscode }) => [vscode.workspace.isTrusted, process.env["PATH"]] as const);
    assert.equal(isTrusted, false);
    const folders = path?.split(":").filter((folder) => !folder.startsWith(paths.editorHost));
    assert.equal(folders?.[0], host.shims.folder);
  });

  it("hears from each contributed command why it waits", async () => {
    const { editor, probe } = window;
    const ids = await contributedCommands(probe);
    assert.ok(ids.length > 10);
    for (const id of ids) {
      const entry: CommandEntry | undefined = Object.values(commandTable).find((candidate) => candidate.id === id);
      const answer = entry?.needsTrust === false ? otherAnswers[id] : /HK1003/;
      const ended = callCommand(probe, id, join(hostile.root, "src", "Bank.sol"));
      if (answer !== undefined) {
        const { buttons } = await editor.notifications.wait(answer);
        assert.deepEqual(buttons, buttonsOf[answer.source] ?? [], id);
        await editor.notifications.clear();
      } else await dismissUntil(ended, editor);
      await ended;
      assert.deepEqual(await editor.notifications.list(), [], id);
    }
  });

  it("is said by the views and by the status bar", async () => {
    const { editor } = window;
    await editor.views.open("HyperKit");
    assert.match(await editor.views.welcome("Findings"), /Restricted Mode/);
    await editor
      .webview("hyperkit.hyperkit")
      .getByText(/Restricted Mode/)
      .first()
      .waitFor();
    assert.match(await editor.statusBar.label(statusItem), /Restricted Mode/);
    assert.match(await editor.statusBar.tooltip(statusItem), /Restricted Mode/);
    await editor.shot("restricted-mode");
  });

  it("has colours, outline, folding and snippets all the same", async () => {
    const { editor, probe } = window;
    await editor.tabs.open("src/Bank.sol");
    await editor.page.waitForFunction(hasColours);
    const floor = await probe.run(askLanguage, join(hostile.root, "src", "Bank.sol"));
    assert.deepEqual(floor.symbols, ["Bank", "balances", "deposit", "withdraw"]);
    assert.ok(floor.folds >= 3);
    assert.ok(floor.completions.includes("contract"), floor.completions.join());
  });

  it("offers its task only after trust, and a person who declines has started nothing", async () => {
    const { editor, probe } = window;
    const tasks = probe.run(async ({ vscode }) => (await vscode.tasks.fetchTasks({ type: "hyperkit" })).map(({ name }) => name));
    assert.match((await editor.dialog.read()).message, /trust/);
    await editor.dialog.click("Cancel");
    assert.deepEqual(await tasks, []);
    await editor.page.keyboard.press("Control+Shift+B");
    await editor.dialog.read();
    await editor.dialog.click("Cancel");
  });

  it("is edited and saved like any text", async () => {
    const { editor } = window;
    await editor.text.goTo(1);
    await editor.text.type("// typed ");
    await editor.tabs.save();
    assert.equal(await readFile(join(hostile.root, "src", "Bank.sol"), "utf8"), `// typed ${bank}`);
  });

  it("has started no program, opened no connection and changed no file", async () => {
    await delay(waitingMs);
    assert.deepEqual(await host.shims.runs(), []);
    assert.deepEqual(await hostile.markers(), []);
    assert.deepEqual([theirs.connections, own.connections], [0, 0]);
    const { programs, connections } = await window.probe.run(({ seen }) => seen);
    assert.deepEqual(connections, []);
    // The editor itself starts its search and looks for ports.
    assert.deepEqual(
      programs.filter(({ stack }) => stack.includes(ownCode)),
      [],
    );
    const { "src/Bank.sol": edited, ...others } = await folderContent(hostile.root);
    const { "src/Bank.sol": unedited, ...unchanged } = original;
    assert.deepEqual(others, unchanged);
    assert.notEqual(edited, unedited);
  });

  describe("that a person trusts although it is hostile", () => {
    it("is checked with the person's own tools and networks: now the counters count", async () => {
      const { editor, probe } = window;
      await trustFolder(editor);
      await editor.statusBar.wait(statusItem, /Local chain/);
      const tooltip = await editor.statusBar.tooltip(statusItem);
      await editor.hover.leave();
      assert.ok(tooltip.includes(join(host.shims.folder, "forge")), tooltip);
      assert.ok(tooltip.includes(own.url), tooltip);
      assert.ok((await host.shims.runs()).includes("forge --version"));
      assert.ok(own.connections > 0);
      const { programs, connections } = await probe.run(({ seen }) => seen);
      assert.ok(connections.length > 0);
      assert.ok(programs.some(({ stack }) => stack.includes(ownCode)));
    });

    it("is refused by the line of its foundry.toml", async () => {
      const { editor, probe } = window;
      for (const id of [commandTable.compileProject.id, commandTable.auditProject.id]) {
        const ended = callCommand(probe, id);
        const { text } = await editor.notifications.wait(/HK3003/);
        assert.match(text, /foundry\.toml:3 says solc = "\.\/payload"/);
        await editor.notifications.clear();
        await ended;
      }
      await editor.shot("hostile-refused");
    });

    it("has run nothing of its own and was never called back", async () => {
      assert.deepEqual(await hostile.markers(), []);
      assert.equal(theirs.connections, 0);
      assert.deepEqual(
        (await host.shims.runs()).filter((run) => !run.endsWith("--version")),
        [],
      );
    });
  });

  describe("that is harmless", () => {
    let runsBefore: readonly string[];

    before(async () => {
      const root = join(host.folder, "harmless");
      await mkdir(join(root, "src"), { recursive: true });
      await writeFile(join(root, "foundry.toml"), '[profile.default]\nsrc = "src"\n');
      await writeFile(join(root, "src", "Bank.sol"), bank);
      runsBefore = await host.shims.runs();
      window = await host.open({ folder: root });
      await untilActive(window.probe);
      await window.editor.tabs.open("src/Bank.sol");
    });

    it("is left alone as well, though nothing of it would be refused", async () => {
      const { editor, probe } = window;
      for (const id of await contributedCommands(probe)) await dismissUntil(callCommand(probe, id), editor);
      // What the last commands opened takes the focus a moment later.
      await delay(waitingMs);
      await editor.tabs.open("src/Bank.sol");
      await editor.text.replaceLine(6, "    mapping(address => uint255) public balances;");
      await editor.tabs.save();
      await delay(waitingMs);
      assert.deepEqual(await host.shims.runs(), runsBefore);
      assert.deepEqual(await probe.run(({ seen }) => seen.connections), []);
    });

    it("works without a reload once it is trusted", async () => {
      const { editor, probe } = window;
      const extensionHost = await probe.run(() => process.pid);
      await trustFolder(editor);
      await editor.palette.run("HyperKit: Compile Project");
      const [squiggle] = await editor.problems.waitForSquiggles((shown) => shown.length > 0);
      assert.deepEqual(squiggle, { severity: "error", line: 6, text: "uint255" });
      assert.equal(await probe.run(() => process.pid), extensionHost);
      assert.ok((await host.shims.runs()).some((run) => run.startsWith("forge build")));
      await editor.shot("trusted-without-reload");
    });
  });
});

/** Says no to whatever a command asks, and takes away what it says, until it has ended. */
async function dismissUntil(ended: Promise<unknown>, editor: WatchedWindow["editor"]): Promise<void> {
  while (!(await Promise.race([ended.then(() => true), delay(200, false)]))) {
    if (await editor.dialog.isOpen()) await editor.dialog.click("Cancel");
    // Not where nothing is asked: there the key hides what is said, and the command waits for ever.
    else if (await editor.page.locator(".quick-input-widget:visible").isVisible()) await editor.page.keyboard.press("Escape");
    else await editor.notifications.clear();
  }
  await editor.notifications.clear();
}

/** Runs in the page: whether the text is painted in several colours, which it is some time after it is shown. */
function hasColours(): boolean {
  return new Set([...document.querySelectorAll(".view-line span[class*=mtk]")].map(({ classList }) => classList.value)).size >= 4;
}

/** Runs in the extension host: what the editor offers for a file. */
async function askLanguage({ vscode }: ProbeHost, file: string) {
  const uri = vscode.Uri.file(file);
  const ask = async <Answer>(what: string, ...args: readonly unknown[]): Promise<Answer> =>
    vscode.commands.executeCommand(what, uri, ...args);
  const [contract] = await ask<readonly DocumentSymbol[]>("vscode.executeDocumentSymbolProvider");
  const folds = await ask<readonly unknown[]>("vscode.executeFoldingRangeProvider");
  await ask("vscode.executeHoverProvider", new vscode.Position(5, 10));
  const { items } = await ask<CompletionList>("vscode.executeCompletionItemProvider", new vscode.Position(3, 0));
  return {
    symbols: contract === undefined ? [] : [contract.name, ...contract.children.map(({ name }) => name)],
    folds: folds.length,
    completions: items.map(({ label }) => (typeof label === "string" ? label : label.label)),
  };
}
