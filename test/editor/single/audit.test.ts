import assert from "node:assert/strict";
import { access, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { findCategory } from "../../../src/core/audit/taxonomy/categoryTable.ts";
import { categoryText } from "../../../src/core/audit/taxonomy/categoryText.ts";
import { ourExtension } from "../describeActivation.ts";

const ours = new Set(["slither", "forge lint"]);

describe("Audit Project", () => {
  let root: vscode.Uri;
  let bank: vscode.Uri;
  let original: Uint8Array;

  const findings = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(bank).filter(({ source }) => ours.has(source ?? ""));
  const reentrancy = (): vscode.Diagnostic | undefined => findings().find(({ code }) => codeOf(code) === "reentrancy-eth");
  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 1200; tries += 1) {
      if (holds()) return;
      await delay(50);
    }
    assert.fail(`never came: ${what}`);
  };

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    root = folder.uri;
    bank = vscode.Uri.joinPath(root, "src", "Bank.sol");
    original = await vscode.workspace.fs.readFile(bank);
    await ourExtension().activate();
    await vscode.commands.executeCommand("hyperkit.audit.project");
  });

  after(async () => {
    await vscode.workspace.fs.writeFile(bank, original);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("underlines the re-entrant call once, as a warning with its rule and its other places", async () => {
    const document = await vscode.workspace.openTextDocument(bank);
    const found = findings().filter(({ code }) => codeOf(code) === "reentrancy-eth");
    assert.equal(found.length, 1);
    const [diagnostic] = found;
    assert.ok(diagnostic !== undefined);
    assert.equal(document.getText(diagnostic.range), '(bool sent,) = msg.sender.call{value: amount}("")');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(diagnostic.source, "slither");
    assert.ok(typeof diagnostic.code === "object" && diagnostic.code.target.scheme === "https");
    const [statement, category] = diagnostic.message.split("\n\n");
    assert.match(statement ?? "", /^Reentrancy in Bank\.withdraw\(\)/);
    assert.match(category ?? "", /^Reentrancy \(SWC-107, CWE-841, OWASP SC05\)$/);
    assert.deepEqual(
      diagnostic.relatedInformation?.map(({ location }) => document.getText(location.range).split("\n")[0]),
      ["function withdraw() external {", "balances[msg.sender] = 0"],
    );
  });

  it("says on the underlined place why it matters and where to look, and can start nothing but the explanation", async () => {
    const at = reentrancy()?.range.start;
    assert.ok(at !== undefined);
    const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>("vscode.executeHoverProvider", bank, at);
    const texts = hovers.flatMap(({ contents }) => contents).filter((content) => content instanceof vscode.MarkdownString);
    const ofFinding = texts.filter(({ value }) => value.includes("`reentrancy-eth`"));
    assert.equal(ofFinding.length, 1);
    const text = ofFinding[0]?.value ?? "";
    assert.ok(text.includes(findCategory("reentrancy")?.why ?? "?"));
    const document = await vscode.workspace.openTextDocument(bank);
    const lines = [...text.matchAll(/Bank\.sol#L(\d+)/g)].map(([, line]) => document.lineAt(Number(line) - 1).text.trim());
    assert.deepEqual(lines, [
      "function withdraw() external {",
      '(bool sent,) = msg.sender.call{value: amount}("");',
      "balances[msg.sender] = 0;",
    ]);
    assert.deepEqual(text.match(/command:[\w.]+/g), ["command:hyperkit.findings.explain"]);
    const elsewhere = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
      "vscode.executeHoverProvider",
      bank,
      new vscode.Position(0, 1),
    );
    assert.ok(
      !elsewhere.some(({ contents }) =>
        contents.some((content) => content instanceof vscode.MarkdownString && content.value.includes("hyperkit")),
      ),
    );
  });

  it("explains a finding on a read-only page, from the argument that rows, quick fixes and hovers hand over", async () => {
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      bank,
      reentrancy()?.range,
    );
    const explain = actions.find(({ title }) => title === "Explain: reentrancy-eth")?.command;
    assert.ok(explain !== undefined);
    await vscode.commands.executeCommand(explain.command, ...(explain.arguments ?? []));
    await until(
      "the preview",
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes("reentrancy-eth in Bank.sol") === true,
    );
    const { finding }: { readonly finding: { readonly id: string } } = (explain.arguments ?? [])[0];
    const uri = vscode.Uri.from({ scheme: "hyperkit-finding", path: "/reentrancy-eth in Bank.sol.md", query: finding.id });
    const page = await vscode.workspace.openTextDocument(uri);
    assert.ok(page.getText().includes("balances[msg.sender] = 0;"), page.getText());
    assert.equal(vscode.workspace.fs.isWritableFileSystem("hyperkit-finding"), undefined);
  });

  it("says of a finding in no category that it is unmapped", () => {
    assert.match(categoryText("backdoor"), /backdoor \(unmapped\)/);
    assert.doesNotMatch(categoryText("low-level-call"), /[()]/);
  });

  it("keeps red for the compiler, and what is informational for the view", () => {
    assert.ok(findings().every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error));
    assert.ok(!findings().some(({ code }) => codeOf(code) === "low-level-calls"));
  });

  it("writes nothing into the project", async () => {
    const entries = await readdir(root.fsPath);
    assert.ok(!entries.includes("out") && !entries.includes("cache"), entries.join(", "));
    await assert.rejects(access(join(root.fsPath, "slither.config.json")));
  });

  it("keeps a finding through edits and saves, moved and marked stale, and fresh again after an undo", async () => {
    const document = await vscode.workspace.openTextDocument(bank);
    await vscode.window.showTextDocument(document);
    const line = reentrancy()?.range.start.line ?? 0;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bank, new vscode.Position(2, 0), "// two\n// lines\n");
    await vscode.workspace.applyEdit(edit);
    await until("the stale mark", () => reentrancy()?.message.startsWith("(stale") === true);
    assert.equal(reentrancy()?.range.start.line, line + 2);
    assert.equal(document.getText(reentrancy()?.range), '(bool sent,) = msg.sender.call{value: amount}("")');
    await document.save();
    await delay(600);
    assert.equal(reentrancy()?.range.start.line, line + 2);
    await vscode.commands.executeCommand("undo");
    await until("a fresh finding", () => reentrancy()?.message.startsWith("(stale") === false);
    assert.equal(reentrancy()?.range.start.line, line);
    await document.save();
    assert.deepEqual(Buffer.from(await readFile(bank.fsPath)), Buffer.from(original));
  });

  it("takes a corrected finding away with the next audit", async () => {
    const fixed = Buffer.from(original)
      .toString("utf8")
      .replace("        balances[msg.sender] = 0;\n", "")
      .replace("        (bool sent", "        balances[msg.sender] = 0;\n        (bool sent");
    await vscode.workspace.fs.writeFile(bank, Buffer.from(fixed));
    // Its very line was rewritten: no place is known for it until the next audit, or the one the edit left.
    await until("no fresh finding", () => reentrancy()?.message.startsWith("(stale") !== false);
    await vscode.commands.executeCommand("hyperkit.audit.file", bank);
    assert.equal(reentrancy(), undefined);
    await vscode.workspace.fs.writeFile(bank, original);
    await vscode.commands.executeCommand("hyperkit.audit.file", bank);
    assert.notEqual(reentrancy(), undefined);
  });

  it("audits after a save where that is wanted, and the latest save wins", async () => {
    const configuration = vscode.workspace.getConfiguration("hyperkit", root);
    await configuration.update("audit.onSave", true, vscode.ConfigurationTarget.Workspace);
    try {
      const document = await vscode.workspace.openTextDocument(bank);
      const line = reentrancy()?.range.start.line ?? 0;
      for (let added = 1; added <= 3; added += 1) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(bank, new vscode.Position(2, 0), "// one line\n");
        await vscode.workspace.applyEdit(edit);
        await document.save();
        await delay(400);
      }
      await until("the audit of the last save", () => {
        const found = reentrancy();
        return found?.range.start.line === line + 3 && !found.message.startsWith("(stale");
      });
    } finally {
      await configuration.update("audit.onSave", undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.writeFile(bank, original);
      await vscode.commands.executeCommand("hyperkit.audit.project");
    }
  });

  it("does not erase findings when the project stops compiling, and audits of two commands end as one", async () => {
    await vscode.workspace.fs.writeFile(bank, Buffer.from(`${Buffer.from(original).toString("utf8")}\ncontract {`));
    await Promise.all(["hyperkit.audit.project", "hyperkit.audit.project"].map(async (id) => vscode.commands.executeCommand(id)));
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.workspace.fs.writeFile(bank, original);
    await vscode.commands.executeCommand("hyperkit.audit.project");
    assert.notEqual(reentrancy(), undefined);
  });
});

function codeOf(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}
