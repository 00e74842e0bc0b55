import assert from "node:assert/strict";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { ourExtension } from "../describeActivation.ts";
import { waitUntil } from "../quickInputs.ts";

/** Answers the questions in their order: a text for an input box, a part of the label for a pick; undefined closes one. */
async function answering(answers: readonly (string | undefined)[], act: () => Thenable<unknown>): Promise<number> {
  const { showInputBox, showQuickPick } = vscode.window;
  let asked = 0;
  const replace = (name: string, value: unknown): void =>
    void Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
  replace("showInputBox", async (options?: vscode.InputBoxOptions) => {
    const text = answers[asked++];
    if (text !== undefined) assert.equal((await options?.validateInput?.(text)) ?? undefined, undefined, text);
    return text;
  });
  replace("showQuickPick", async (items: readonly vscode.QuickPickItem[]) => {
    const label = answers[asked++];
    const found = items.find((item) => label !== undefined && item.label.includes(label));
    assert.ok(label === undefined || found !== undefined, `${label}: ${items.map((item) => item.label).join(", ")}`);
    return found;
  });
  try {
    await act();
    return asked;
  } finally {
    replace("showInputBox", showInputBox);
    replace("showQuickPick", showQuickPick);
  }
}

describe("Manual review", () => {
  let root: vscode.Uri;
  let bank: vscode.Uri;
  let original: Uint8Array;
  const findings = async (): Promise<readonly string[]> => readdir(join(root.fsPath, ".hyperkit", "findings")).catch(() => []);
  const shown = (): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(bank).filter(({ source }) => source?.startsWith("manual review") === true);

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    root = folder.uri;
    bank = vscode.Uri.joinPath(root, "src", "Bank.sol");
    original = await vscode.workspace.fs.readFile(bank);
    await ourExtension().activate();
  });

  after(async () => {
    await vscode.workspace.fs.writeFile(bank, original);
    await rm(join(root.fsPath, ".hyperkit"), { recursive: true, force: true });
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  const lineOf = (text: string): number => {
    const document = vscode.window.activeTextEditor?.document;
    return (
      document
        ?.getText()
        .split("\n")
        .findIndex((line) => line.includes(text)) ?? -1
    );
  };
  const select = async (text: string): Promise<vscode.TextEditor> => {
    const editor = await vscode.window.showTextDocument(bank);
    const range = editor.document.lineAt(lineOf(text)).range;
    editor.selection = new vscode.Selection(range.start, range.end);
    return editor;
  };

  it("marks the function of the cursor as reviewed, and takes that back", async () => {
    const marks = async (): Promise<readonly string[]> => readdir(join(root.fsPath, ".hyperkit", "reviewed")).catch(() => []);
    await select("function withdraw");
    await answering(["Ada"], () => vscode.commands.executeCommand("hyperkit.review.toggleSelection"));
    const [file = "", ...others] = await marks();
    assert.deepEqual(others, []);
    const text = await readFile(join(root.fsPath, ".hyperkit", "reviewed", file), "utf8");
    assert.match(text, /^# Reviewed with HyperKit by Ada\nsrc\/Bank\.sol\tcontract Bank > function withdraw\t[0-9a-f]{32}\n$/);
    await answering([], () => vscode.commands.executeCommand("hyperkit.review.toggleSelection"));
    assert.deepEqual(await marks(), []);
    await answering([], () => vscode.commands.executeCommand("hyperkit.review.toggleFile"));
    await answering([], () => vscode.commands.executeCommand("hyperkit.review.toggleFile"));
    assert.deepEqual(await marks(), []);
  });

  it("writes nothing when a question is closed", async () => {
    await select("function withdraw");
    const asked = await answering(["Anyone", undefined], () => vscode.commands.executeCommand("hyperkit.review.addFinding"));
    assert.equal(asked, 2);
    assert.deepEqual(await findings(), []);
  });

  it("underlines a finding of the person, which follows its code, is stale once that was edited, and comes back with an undo", async () => {
    const editor = await select("function withdraw");
    const answers = ["Anyone may withdraw", "High", "None of these", "Line one\\nLine two", "Check the caller", "Ada"];
    await answering(answers, () => vscode.commands.executeCommand("hyperkit.review.addFinding"));
    await waitUntil("underlined", () => shown().length === 1);
    const [file = "", ...others] = await findings();
    assert.deepEqual(others, []);
    assert.match(await readFile(join(root.fsPath, ".hyperkit", "findings", file), "utf8"), /"description": "Line one\\nLine two"/);
    assert.equal(shown()[0]?.range.start.line, lineOf("function withdraw"));

    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "// above\n".repeat(50)));
    await waitUntil("moved", () => shown()[0]?.range.start.line === lineOf("function withdraw"));
    assert.doesNotMatch(shown()[0]?.message ?? "", /stale/);
    await editor.edit((edit) => edit.insert(new vscode.Position(lineOf("function withdraw") + 1, 0), "uint256 more;\n"));
    await waitUntil("stale", () => /stale/.test(shown()[0]?.message ?? ""));
    await vscode.commands.executeCommand("undo");
    await waitUntil("fresh", () => shown().length === 1 && !/stale/.test(shown()[0]?.message ?? ""));

    const argument = { root: root.fsPath, id: file.replace(".json", "") };
    await vscode.commands.executeCommand("hyperkit.review.undoFinding", argument);
    await waitUntil("gone", () => shown().length === 0);
    assert.deepEqual(await findings(), []);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
