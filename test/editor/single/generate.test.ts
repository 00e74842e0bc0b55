import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { ourExtension } from "../describeActivation.ts";
import { answerMessages } from "../answeredMessages.ts";
import { acceptUntil } from "../quickInputs.ts";
import { recordedSpawns } from "../recordedSpawns.ts";

function root(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri.fsPath;
}

/** The draft that is shown, if there is one: both sides of its diff. */
function shownDraft(): vscode.TabInputTextDiff | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const input = activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === "hyperkit-draft" ? input : undefined;
}

/** Generates with every default and gives the draft with its text and the file it would become. */
async function generate(): Promise<{ readonly input: vscode.TabInputTextDiff; readonly text: string; readonly file: string }> {
  const command = vscode.commands.executeCommand("hyperkit.generate.contract");
  await acceptUntil(() => shownDraft() !== undefined);
  await command;
  const input = shownDraft();
  assert.ok(input);
  const [, , , ...path] = input.modified.path.split("/");
  return { input, text: (await vscode.workspace.openTextDocument(input.modified)).getText(), file: join(root(), ...path) };
}

/** What a command told the person. */
async function saidBy(command: string): Promise<readonly string[]> {
  const messages = answerMessages();
  try {
    await vscode.commands.executeCommand(command);
    return messages.said;
  } finally {
    messages.restore();
  }
}

function compilations(): number {
  const spawns = recordedSpawns(ourExtension().extensionPath);
  return spawns.filter(({ file, args }) => basename(file).startsWith("forge") && args.includes("build")).length;
}

describe("a generated contract", () => {
  let file: string;

  before(async () => {
    await ourExtension().activate();
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await rm(file, { force: true });
  });

  it("opens as a diff against nothing, and nothing is written before it is accepted", async () => {
    const draft = await generate();
    ({ file } = draft);
    assert.equal(draft.input.original.scheme, "hyperkit-draft");
    assert.equal((await vscode.workspace.openTextDocument(draft.input.original)).getText(), "");
    assert.match(draft.text, /^\/\/ SPDX-License-Identifier: [\s\S]*contract \w+ is ERC20/m);
    assert.equal(basename(dirname(file)), "src");
    assert.equal(existsSync(file), false);
  });

  it("is written and compiled when it is accepted", async () => {
    const draft = await generate();
    ({ file } = draft);
    const before = compilations();
    await vscode.commands.executeCommand("hyperkit.generate.acceptDraft");
    assert.equal(await readFile(file, "utf8"), draft.text);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
    assert.equal(shownDraft(), undefined);
    assert.ok(compilations() > before, "forge build was not started");
    assert.deepEqual(
      vscode.languages.getDiagnostics(vscode.Uri.file(file)).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      [],
    );
  });

  it("is gone without a trace when it is discarded", async () => {
    ({ file } = await generate());
    await vscode.commands.executeCommand("hyperkit.generate.discardDraft");
    assert.equal(shownDraft(), undefined);
    assert.equal(existsSync(file), false);
  });

  it("is forgotten when its tab is closed", async () => {
    ({ file } = await generate());
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    assert.deepEqual(await saidBy("hyperkit.generate.acceptDraft"), ["HK7010"]);
    assert.equal(existsSync(file), false);
  });

  it("is shown beside the file that is there, and replaces it when it is accepted", async () => {
    ({ file } = await generate());
    await vscode.commands.executeCommand("hyperkit.generate.discardDraft");
    await writeFile(file, "// mine\n");
    const draft = await generate();
    assert.equal(draft.input.original.fsPath, file);
    assert.equal(await readFile(file, "utf8"), "// mine\n");
    await vscode.commands.executeCommand("hyperkit.generate.acceptDraft");
    assert.equal(await readFile(file, "utf8"), draft.text);
  });

  it("never replaces what was written since it was shown", async () => {
    const draft = await generate();
    ({ file } = draft);
    await writeFile(file, "// written meanwhile\n");
    assert.deepEqual(await saidBy("hyperkit.generate.acceptDraft"), ["HK7004"]);
    assert.equal(await readFile(file, "utf8"), "// written meanwhile\n");
    assert.ok(shownDraft());
  });

  it("is not written through a link that leads out of the project", async function () {
    if (process.platform === "win32") this.skip();
    const draft = await generate();
    ({ file } = draft);
    const outside = `${root()}-outside`;
    const sources = dirname(file);
    await mkdir(outside);
    await rename(sources, `${sources}-kept`);
    await symlink(outside, sources);
    try {
      assert.deepEqual(await saidBy("hyperkit.generate.acceptDraft"), ["HK7006"]);
      assert.equal(existsSync(join(outside, basename(file))), false);
    } finally {
      await rm(sources);
      await rename(`${sources}-kept`, sources);
      await rm(outside, { recursive: true });
    }
  });
});

describe("a generated contract in a project without OpenZeppelin", () => {
  const added = (): string => join(root(), "lib", "openzeppelin-contracts");
  const remappings = (): string => join(root(), "remappings.txt");
  const kept = (path: string): string => `${path}-kept`;

  beforeEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    for (const path of [added(), remappings()]) await rename(path, kept(path));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    for (const path of [added(), remappings()]) {
      await rm(path, { recursive: true, force: true });
      await rename(kept(path), path);
    }
  });

  it("is offered the library after the questions, and goes on with the answers", async () => {
    const messages = answerMessages(["Add"]);
    try {
      const { text, file } = await generate();
      assert.match(messages.said.join(), /^Add OpenZeppelin Contracts 5\.\d+\.\d+ to demo\?$/);
      assert.match(text, /from "@openzeppelin\/contracts\//);
      assert.ok(existsSync(join(added(), "contracts", "token", "ERC20", "ERC20.sol")));
      assert.match(await readFile(remappings(), "utf8"), /^@openzeppelin\/contracts\/=lib\/openzeppelin-contracts\/contracts\/$/m);
      await vscode.commands.executeCommand("hyperkit.generate.acceptDraft");
      const errors = vscode.languages
        .getDiagnostics(vscode.Uri.file(file))
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      assert.deepEqual(errors, []);
      await rm(file);
    } finally {
      messages.restore();
    }
  });

  it("is not made when the library is declined, and nothing is added", async () => {
    const messages = answerMessages();
    try {
      const command = vscode.commands.executeCommand("hyperkit.generate.contract");
      await acceptUntil(() => messages.said.length > 0);
      await command;
      assert.equal(messages.said.length, 1);
      assert.equal(shownDraft(), undefined);
      assert.deepEqual([existsSync(added()), existsSync(remappings())], [false, false]);
    } finally {
      messages.restore();
    }
  });
});
