import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { answerMessages } from "../answeredMessages.ts";
import { compilerDiagnostics, filesWithDiagnostics } from "../compilerDiagnostics.ts";
import { ourExtension } from "../describeActivation.ts";
import { waitUntil } from "../quickInputs.ts";
import { recordedSpawns } from "../recordedSpawns.ts";

const compile = "hyperkit.compile.project";
const head = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.24;\n";
const valid = `${head}contract Broken {\n    /* 🚀é */ uint256 public value = 1;\n}\n`;
const broken = valid.replace("= 1", '= "no"').replaceAll("\n", "\r\n");

function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first.uri;
}

/** How often forge was started to build. */
function builds(): number {
  return recordedSpawns(ourExtension().extensionPath).filter(({ args }) => args.includes("build")).length;
}

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** Opens a file once the editor has seen its present bytes; before, a save would be a conflict. */
async function open(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  const bytes = Buffer.from(await vscode.workspace.fs.readFile(file)).toString("utf8");
  await waitUntil("the editor shows the file", () => document.getText() === bytes);
  await vscode.window.showTextDocument(document);
  return document;
}

async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

describe("compiling", () => {
  let file: vscode.Uri;

  const write = async (text: string): Promise<void> => vscode.workspace.fs.writeFile(file, Buffer.from(text));
  const shown = async (): Promise<readonly string[]> => compilerDiagnostics(file);

  before(async () => {
    await ourExtension().activate();
    file = vscode.Uri.joinPath(folder(), "src", "Broken.sol");
  });

  beforeEach(async () => {
    await closeAll();
    await write(valid);
  });

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file);
    await vscode.commands.executeCommand(compile);
    // The task's terminal: the next tests expect the editor alone.
    await vscode.commands.executeCommand("workbench.action.closePanel");
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
  });

  it("underlines the exact range, behind emoji and CRLF, and clears it when the error is corrected", async () => {
    await write(broken);
    await vscode.commands.executeCommand(compile);
    assert.deepEqual(await shown(), [`error 7407 ${JSON.stringify('"no"')}`]);
    assert.deepEqual(filesWithDiagnostics().map(String), [file.toString()]);
    await write(valid);
    await vscode.commands.executeCommand(compile);
    assert.deepEqual(await shown(), []);
  });

  it("saves unsaved editors of the project before a command, and compiles once", async () => {
    const document = await open(file);
    await replaceText(document, valid.replace("= 1", '= "a"'));
    assert.equal(document.isDirty, true);
    const before = builds();
    await vscode.commands.executeCommand(compile);
    assert.equal(document.isDirty, false);
    assert.deepEqual(await shown(), [`error 7407 ${JSON.stringify('"a"')}`]);
    await delay(500);
    // The second is the cold one that an error asks for.
    assert.ok(builds() - before <= 2, `${builds() - before} builds`);
  });

  it("follows a save", async () => {
    await vscode.commands.executeCommand(compile);
    const document = await open(file);
    await replaceText(document, valid.replace("= 1", '= "b"'));
    await document.save();
    await waitUntil("the error", async () => (await shown()).length === 1);
    await replaceText(document, valid);
    await document.save();
    await waitUntil("no error", async () => (await shown()).length === 0);
  });

  it("does not follow a save where the setting is off", async () => {
    const settings = vscode.workspace.getConfiguration("hyperkit.compile");
    await settings.update("onSave", "off", vscode.ConfigurationTarget.Workspace);
    try {
      const before = builds();
      const document = await open(file);
      await replaceText(document, `${valid}// x\n`);
      await document.save();
      await delay(1_000);
      assert.equal(builds(), before);
    } finally {
      await settings.update("onSave", undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".vscode"), { recursive: true });
    }
  });

  it("pauses on save, and says so once, while builds take more than 15 s", async function () {
    if (process.platform === "win32") this.skip();
    this.timeout(120_000);
    const [slow, real] = [join(folder().fsPath, "..", "slow-forge"), join(homedir(), ".foundry", "bin", "forge")];
    await writeFile(slow, `#!/bin/sh\nsleep 16\nexec '${real}' "$@"\n`, { mode: 0o755 });
    const settings = vscode.workspace.getConfiguration("hyperkit.tools");
    const messages = answerMessages();
    // A project of its own, which no slow machine has paused before.
    const root = vscode.Uri.joinPath(folder(), "slow");
    const source = vscode.Uri.joinPath(root, "src", "Slow.sol");
    await vscode.workspace.fs.writeFile(source, Buffer.from(valid));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, "foundry.toml"), Buffer.from(""));
    await delay(2_000);
    const saveOnce = async (text: string): Promise<void> => {
      const document = await open(source);
      await replaceText(document, text);
      await document.save();
    };
    try {
      await settings.update("forgePath", slow, vscode.ConfigurationTarget.Global);
      await saveOnce(`${valid}// slow\n`);
      await waitUntil("the message", () => messages.said.length > 0, 60_000);
      const before = builds();
      await saveOnce(`${valid}// while paused\n`);
      await delay(1_500);
      assert.equal(builds(), before);
      assert.match(messages.said.join(), /^HyperKit no longer compiles slow on save: a build took more than 15 s\.[^,]*, and resumes/);
      await settings.update("forgePath", undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand(compile);
      const resumed = builds();
      await saveOnce(valid);
      await waitUntil("a build after it resumed", () => builds() > resumed);
    } finally {
      messages.restore();
      await settings.update("forgePath", undefined, vscode.ConfigurationTarget.Global);
      await closeAll();
      await vscode.workspace.fs.delete(root, { recursive: true });
      await delay(2_000);
    }
  });

  it("leaves an editor with unsaved changes as it is until they are undone", async () => {
    await vscode.commands.executeCommand(compile);
    await write(valid.replace("= 1", '= "c"'));
    const document = await open(file);
    await replaceText(document, `\n\n${document.getText()}`);
    const other = vscode.Uri.joinPath(folder(), "src", "Other.sol");
    await vscode.workspace.fs.writeFile(other, Buffer.from(`${head}contract Other {}\n`));
    const otherDocument = await open(other);
    await replaceText(otherDocument, `${head}contract Other { uint256 x; }\n`);
    const before = builds();
    await otherDocument.save();
    await waitUntil("a build", () => builds() >= before + 1);
    await delay(1_500);
    assert.deepEqual(await shown(), []);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await waitUntil("the error after the undo", async () => (await shown()).length === 1);
    assert.deepEqual(await shown(), [`error 7407 ${JSON.stringify('"c"')}`]);
    await vscode.workspace.fs.delete(other);
  });

  it("is a build task, which ends with forge's verdict", async () => {
    const run = async (): Promise<number | undefined> => {
      const [task, ...others] = await vscode.tasks.fetchTasks({ type: "hyperkit" });
      assert.ok(task !== undefined && others.length === 0);
      assert.deepEqual(
        [task.group?.id, task.name, { ...task.definition }],
        [vscode.TaskGroup.Build.id, "Compile Project", { type: "hyperkit", task: "compile" }],
      );
      const ended = new Promise<number | undefined>((resolve) => {
        const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode, execution }) => {
          if (execution.task.definition.type !== "hyperkit") return;
          listener.dispose();
          resolve(exitCode);
        });
      });
      await vscode.tasks.executeTask(task);
      return ended;
    };
    assert.equal(await run(), 0);
    await write(broken);
    assert.equal(await run(), 1);
    assert.equal((await shown()).length, 1);
  });

  it("can be cancelled, and leaves what was known", async () => {
    await write(valid.replace("= 1", '= "d"'));
    await vscode.commands.executeCommand(compile);
    await write(valid);
    const running = vscode.commands.executeCommand(compile).then(() => "ended");
    // Until it has begun there is nothing to cancel.
    while ((await Promise.race([running, delay(5)])) !== "ended") await vscode.commands.executeCommand("hyperkit.compile.cancel");
    assert.equal((await shown()).length, 1);
    await vscode.commands.executeCommand(compile);
    assert.deepEqual(await shown(), []);
  });

  it("writes nothing into the project", async () => {
    await vscode.commands.executeCommand(compile);
    const entries = await readdir(folder().fsPath);
    assert.ok(!entries.includes("out") && !entries.includes("cache"), entries.join(", "));
  });
});
