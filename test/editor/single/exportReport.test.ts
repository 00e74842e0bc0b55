import assert from "node:assert/strict";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { ourExtension } from "../describeActivation.ts";
import { answerMessages } from "../answeredMessages.ts";

type Method = "showQuickPick" | "showSaveDialog" | "showOpenDialog";

/** Stands in for the person at a dialog; gives back what undoes it. */
function answer(method: Method, reply: (argument: never) => unknown): () => void {
  const original = vscode.window[method];
  const set = (value: unknown): void => void Object.defineProperty(vscode.window, method, { value, configurable: true, writable: true });
  set(async (argument: never) => reply(argument));
  return () => set(original);
}

/** What the dialogs were asked, and what was said. */
interface Exported {
  readonly asked: readonly vscode.SaveDialogOptions[];
  readonly said: readonly string[];
}

describe("Export Audit Report", () => {
  let root: string;
  let listed: readonly string[];

  /** Runs the command with the format of that label, and the save dialog's answer: its own default, or closed. */
  async function exportAs(label: string | undefined, save = true, buttons: readonly string[] = ["Audit Project"]): Promise<Exported> {
    const asked: vscode.SaveDialogOptions[] = [];
    const messages = answerMessages(buttons);
    const restore = [
      answer("showQuickPick", (items: readonly vscode.QuickPickItem[]) => items.find((item) => item.label === label)),
      answer("showSaveDialog", (options: vscode.SaveDialogOptions) => {
        asked.push(options);
        return save ? options.defaultUri : undefined;
      }),
    ];
    try {
      await vscode.commands.executeCommand("hyperkit.audit.exportReport");
      return { asked, said: messages.said };
    } finally {
      for (const undo of restore) undo();
      messages.restore();
    }
  }

  const newFiles = async (): Promise<readonly string[]> => (await readdir(root)).filter((name) => !listed.includes(name));

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    root = folder.uri.fsPath;
    await ourExtension().activate();
  });

  beforeEach(async () => {
    listed = await readdir(root);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    for (const name of await newFiles()) await rm(join(root, name));
  });

  for (const [label, extension, opening] of [
    ["HTML", "html", "<!DOCTYPE html>"],
    ["SARIF", "sarif", '{\n  "$schema"'],
    ["Markdown", "md", "# Audit of `demo`"],
    ["JSON", "json", '{\n  "format": "hyperkit-audit"'],
    ["CSV", "csv", '"record",'],
  ] as const) {
    it(`writes the last audit as ${label}, below the project by default, and nothing else`, async () => {
      const { asked, said } = await exportAs(label);
      const target = asked[0]?.defaultUri?.fsPath ?? "";
      assert.equal(dirname(target), root);
      assert.match(basename(target), new RegExp(`^audit-demo-\\d{4}-\\d\\d-\\d\\d\\.${extension}$`));
      assert.deepEqual(await newFiles(), [basename(target)]);
      assert.equal(said.at(-1), `Wrote ${basename(target)}.`);
      const text = await readFile(target, "utf8");
      assert.ok(text.startsWith(opening), text.slice(0, 80));
      for (const part of [/reentrancy-eth/, /src\/Bank\.sol/, /slither/, /forge ?lint/i]) assert.match(text, part);
    });
  }

  it("writes nothing when a question is left unanswered", async () => {
    assert.deepEqual((await exportAs(undefined)).asked, []);
    const { asked, said } = await exportAs("HTML", false);
    assert.deepEqual([asked.length, said], [1, []]);
    assert.deepEqual(await newFiles(), []);
  });

  it("compares the findings with a report that was written before, and says what is none", async () => {
    const report = (await exportAs("JSON")).asked[0]?.defaultUri;
    assert.ok(report);
    const compareWith = async (file: vscode.Uri): Promise<readonly string[]> => {
      const messages = answerMessages([]);
      const restore = [
        answer("showQuickPick", (items: readonly vscode.QuickPickItem[]) => items.find(({ label }) => label === "An Audit Report...")),
        answer("showOpenDialog", () => [file]),
      ];
      try {
        await vscode.commands.executeCommand("hyperkit.findings.newSince");
        return messages.said;
      } finally {
        for (const undo of restore) undo();
        messages.restore();
        await vscode.commands.executeCommand("hyperkit.findings.clearFilter");
      }
    };
    assert.deepEqual(await compareWith(report), []);
    assert.deepEqual(await compareWith(vscode.Uri.file(join(root, "foundry.toml"))), ["HK5024"]);
  });

  it("opens what it wrote when asked to", async () => {
    const { asked } = await exportAs("Markdown", true, ["Open"]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, asked[0]?.defaultUri?.fsPath);
  });

  it("tells what was decided on a finding, and that it was decided elsewhere", async () => {
    const exported = async (): Promise<string> => readFile((await exportAs("JSON")).asked[0]?.defaultUri?.fsPath ?? "", "utf8");
    const finding = /"id": "(v1:[0-9a-f]{32})"/.exec(await exported())?.[1] ?? "";
    const record = {
      ...{ version: 1, finding, decision: "acknowledged", reason: "known to Ada", author: "Ada", decidedAt: "2026-11-20T08:00:00Z" },
      about: { category: "c", file: "f", title: "t" },
    };
    const folder = join(root, ".hyperkit", "triage");
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(join(folder, `${finding.replace(":", "-")}.json`), JSON.stringify(record));
      // An audit reads the decisions anew, whenever the watcher of the new folder reports it.
      await vscode.commands.executeCommand("hyperkit.audit.project");
      assert.match(await exported(), /"reason": "known to Ada"[^}]*"isByOthers": true/);
    } finally {
      await rm(join(root, ".hyperkit"), { recursive: true });
    }
  });

  it("quotes no code of a file that was edited since the audit", async () => {
    const bank = join(root, "src", "Bank.sol");
    const original = await readFile(bank);
    const written = async (): Promise<string> => readFile((await exportAs("Markdown")).asked[0]?.defaultUri?.fsPath ?? "", "utf8");
    assert.match(await written(), /^> +\d+ \| .*msg\.sender\.call/m);
    await vscode.workspace.fs.writeFile(vscode.Uri.file(bank), Buffer.concat([Buffer.from("// new\n"), original]));
    try {
      const edited = await written();
      assert.doesNotMatch(edited, /^> +\d+ \| .*msg\.sender\.call/m);
      assert.match(edited, /has changed since the audit/);
    } finally {
      await vscode.workspace.fs.writeFile(vscode.Uri.file(bank), original);
    }
  });
});
