import assert from "node:assert/strict";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { ourExtension } from "../describeActivation.ts";
import { waitUntil } from "../quickInputs.ts";

const rule = "reentrancy-eth";

/** Answers the input boxes one after the other; undefined closes one. `asked` holds the prompts of those that were shown. */
function answerInputs(answers: readonly (string | undefined)[]): { readonly asked: readonly string[]; restore(): void } {
  const original = vscode.window.showInputBox;
  const asked: string[] = [];
  const answer: typeof original = async (options) => {
    const text = answers[asked.length];
    asked.push(options?.prompt ?? "");
    if (text !== undefined) assert.equal((await options?.validateInput?.(text)) ?? undefined, undefined, text);
    return text;
  };
  Object.defineProperty(vscode.window, "showInputBox", { value: answer, configurable: true, writable: true });
  return {
    asked,
    restore: () => Object.defineProperty(vscode.window, "showInputBox", { value: original, configurable: true, writable: true }),
  };
}

describe("Triage", () => {
  let root: vscode.Uri;
  let bank: vscode.Uri;
  let original: Uint8Array;
  let place: vscode.Range;
  const stored = (): string => join(root.fsPath, ".hyperkit", "triage");

  const underlined = (): vscode.Diagnostic | undefined => vscode.languages.getDiagnostics(bank).find(({ code }) => codeOf(code) === rule);
  const records = async (): Promise<readonly string[]> => readdir(stored()).catch(() => []);
  const actions = async (): Promise<readonly vscode.CodeAction[]> => {
    const found = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>("vscode.executeCodeActionProvider", bank, place);
    return found.filter(({ title }) => title.includes(rule));
  };
  const act = async (beginning: string): Promise<void> => {
    const action = (await actions()).find(({ title }) => title.startsWith(beginning));
    assert.ok(action?.command !== undefined, `${beginning}: ${(await actions()).map(({ title }) => title).join("; ")}`);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  };
  /** Decides, with or without the name, which is asked for once in the life of the editor. */
  const decide = async (beginning: string, answers: readonly (string | undefined)[]): Promise<readonly string[]> => {
    const inputs = answerInputs(answers);
    try {
      await act(beginning);
    } finally {
      inputs.restore();
    }
    return inputs.asked;
  };

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    root = folder.uri;
    bank = vscode.Uri.joinPath(root, "src", "Bank.sol");
    original = await vscode.workspace.fs.readFile(bank);
    await ourExtension().activate();
    await vscode.window.showTextDocument(bank);
    await vscode.commands.executeCommand("hyperkit.audit.project");
    const found = underlined();
    assert.ok(found !== undefined);
    place = found.range;
  });

  after(async () => {
    await rm(join(root.fsPath, ".hyperkit"), { recursive: true, force: true });
    await vscode.workspace.fs.writeFile(bank, original);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("offers the decisions and the analyzer's own comment on the finding, and writes nothing by that", async () => {
    const offered = await actions();
    assert.deepEqual(
      offered.map(({ title }) => title.split(":")[0]),
      ["Explain", "Prove", "Triage", "Triage", "Triage", `Silence ${rule} on this line for slither`],
    );
    assert.deepEqual(await records(), []);
    assert.equal((await decide("Triage: False Positive", [undefined])).length, 1);
    assert.deepEqual(await records(), []);
    assert.notEqual(underlined(), undefined);
  });

  it("takes the squiggle away with a decision, keeps it away in the next audit, and gives it back with an undo", async () => {
    const asked = await decide("Triage: False Positive", ["The caller is trusted.", "2999-12-31", "Ada"]);
    assert.equal(asked.length, 3);
    assert.equal(underlined(), undefined);
    const [name] = await records();
    assert.match(name ?? "", /^v1-[0-9a-f]{32}\.json$/);
    const record: unknown = JSON.parse(await readFile(join(stored(), name ?? ""), "utf8"));
    assert.ok(typeof record === "object" && record !== null && "decidedAt" in record && "about" in record && "finding" in record);
    const { decidedAt: _at, about: _about, finding: _finding, ...rest } = record;
    assert.deepEqual(rest, {
      version: 1,
      decision: "falsePositive",
      reason: "The caller is trusted.",
      author: "Ada",
      expires: "2999-12-31",
    });
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.equal(underlined(), undefined);
    await act("Undo Triage");
    assert.notEqual(underlined(), undefined);
    assert.ok(!(await readdir(root.fsPath)).includes(".hyperkit"));
  });

  it("remembers the name, and asks for no last day of what is fixed", async () => {
    assert.equal((await decide("Triage: Mark Fixed", ["Guarded by the caller."])).length, 1);
    assert.equal(underlined(), undefined);
    await act("Undo Triage");
    assert.notEqual(underlined(), undefined);
  });

  it("opens the finding again when its function is edited, and not when lines come above it", async () => {
    await decide("Triage: Acknowledge", ["Known.", ""]);
    const text = Buffer.from(original).toString("utf8");
    await vscode.workspace.fs.writeFile(bank, Buffer.from("// line\n".repeat(50) + text));
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.equal(underlined(), undefined);
    await vscode.workspace.fs.writeFile(bank, Buffer.from(text.replace("(bool sent", "uint256 more = amount; amount = more; (bool sent")));
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.notEqual(underlined(), undefined);
    await vscode.workspace.fs.writeFile(bank, original);
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.equal(underlined(), undefined);
    await act("Undo Triage");
  });

  it("follows records that come and go by another hand, and heeds none that is broken", async () => {
    await decide("Triage: Acknowledge", ["Known.", ""]);
    const [name] = await records();
    const path = join(stored(), name ?? "");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"acknowledged"', '"whatever"'));
    await waitUntil("the squiggle of a broken record", () => underlined() !== undefined);
    await writeFile(path, text);
    await waitUntil("no squiggle", () => underlined() === undefined);
    await rm(path);
    await waitUntil("the squiggle without a record", () => underlined() !== undefined);
  });

  it("shows what slither's database would hide, hides nothing by it, and takes over what is picked", async () => {
    const [project] = vscode.workspace.workspaceFolders ?? [];
    const database = join(project?.uri.fsPath ?? "", "slither.db.json");
    const mapping = { filename_relative: "src/Bank.sol", lines: [place.start.line + 1] };
    await writeFile(database, JSON.stringify([{ check: rule, elements: [{ source_mapping: mapping }] }]));
    const ask = vscode.window.showQuickPick;
    const shown: string[] = [];
    const pick = async (items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions): Promise<unknown> => {
      shown.push(items.map(({ label }) => label).join("; "));
      return options?.canPickMany === true ? items : items[0];
    };
    Object.defineProperty(vscode.window, "showQuickPick", { value: pick, configurable: true, writable: true });
    try {
      await vscode.commands.executeCommand("hyperkit.audit.project");
      assert.notEqual(underlined(), undefined);
      await vscode.commands.executeCommand("hyperkit.triage.import");
    } finally {
      Object.defineProperty(vscode.window, "showQuickPick", { value: ask, configurable: true, writable: true });
      await rm(database);
    }
    assert.deepEqual(shown, [`${rule} at src/Bank.sol:${place.start.line + 1}`, "Acknowledged; False positive"]);
    assert.equal(underlined(), undefined);
    const [name] = await records();
    const record = JSON.parse(await readFile(join(stored(), name ?? ""), "utf8")) as { readonly finding: string; readonly reason: string };
    assert.equal(record.reason, "Imported from slither.db.json.");
    const argument = { root: project?.uri.fsPath, findings: [record.finding] };
    await vscode.commands.executeCommand("hyperkit.triage.undoImport", argument);
    assert.notEqual(underlined(), undefined);
    assert.deepEqual(await records(), []);
  });

  it("silences slither by its own comment, which slither reads", async () => {
    const silence = (await actions()).find(({ title }) => title.startsWith("Silence"));
    assert.ok(silence?.edit !== undefined);
    await vscode.workspace.applyEdit(silence.edit);
    const document = await vscode.workspace.openTextDocument(bank);
    assert.equal(document.lineAt(place.start.line).text.trim(), `// slither-disable-next-line ${rule}`);
    await document.save();
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.equal(underlined(), undefined);
    await vscode.workspace.fs.writeFile(bank, original);
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.notEqual(underlined(), undefined);
  });
});

function codeOf(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}
