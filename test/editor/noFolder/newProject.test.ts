import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import { answerMessages } from "../answeredMessages.ts";
import { ourExtension } from "../describeActivation.ts";
import { acceptUntil } from "../quickInputs.ts";
import { recordedSpawns } from "../recordedSpawns.ts";

/** Answers the dialog that asks for a folder: a run of tests shows none. */
function answerOpenDialog(folder: string): () => void {
  const original = vscode.window.showOpenDialog;
  const answer = async (): Promise<readonly vscode.Uri[]> => [vscode.Uri.file(folder)];
  Object.defineProperty(vscode.window, "showOpenDialog", { value: answer, configurable: true, writable: true });
  return () => Object.defineProperty(vscode.window, "showOpenDialog", { value: original, configurable: true, writable: true });
}

describe("New Project without an open folder", () => {
  let home: string;

  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), "hyperkit-new-")));
  });

  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it("ends in a green build, and needs no program but forge", async () => {
    const folder = join(home, "turnstile");
    await mkdir(folder);
    const before = recordedSpawns(ourExtension().extensionPath).length;
    const messages = answerMessages();
    const restore = answerOpenDialog(folder);
    try {
      const command = vscode.commands.executeCommand("hyperkit.project.new");
      await acceptUntil(() => messages.said.length > 0);
      await command;
    } finally {
      restore();
      messages.restore();
    }
    assert.deepEqual(messages.said, ["turnstile is ready: Turnstile compiles without errors."]);
    assert.deepEqual((await readdir(folder)).toSorted(), [".gitignore", "README.md", "foundry.toml", "src", "test"]);
    // The first compilation also makes the tools' health known: each is asked for its version.
    const started = recordedSpawns(ourExtension().extensionPath)
      .slice(before)
      .filter(({ args }) => !args.includes("--version"));
    assert.deepEqual([...new Set(started.map(({ file }) => basename(file, ".exe")))], ["forge"]);
  });

  it("says what is in a folder that is not empty, and writes nothing", async () => {
    const folder = join(home, "full");
    await mkdir(join(folder, "contracts"), { recursive: true });
    const messages = answerMessages();
    const restore = answerOpenDialog(folder);
    try {
      await vscode.commands.executeCommand("hyperkit.project.new");
    } finally {
      restore();
      messages.restore();
    }
    assert.deepEqual(messages.said, ["HK7007"]);
    assert.deepEqual(await readdir(folder), ["contracts"]);
  });
});
