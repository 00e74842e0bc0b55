import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ourExtension } from "../describeActivation.ts";

describe("Show Entry Points", () => {
  after(async () => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("opens a list to read, whose places lead to the sources", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const bank = vscode.Uri.joinPath(folder.uri, "src", "Bank.sol");
    await ourExtension().activate();
    const source = (await vscode.window.showTextDocument(bank)).document;
    await vscode.commands.executeCommand("hyperkit.review.showEntryPoints");
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.uri.scheme, "hyperkit-entry-points");
    const lines = document.getText().split("\n");
    const row = lines.findIndex((line) => /^ {4}withdraw\(\) {2}src\/Bank\.sol:\d+$/.test(line));
    assert.ok(row > 0, document.getText());
    assert.ok(lines.slice(0, row).includes("  anyone"));
    const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>("vscode.executeLinkProvider", document.uri);
    const link = links.find(({ range }) => range.start.line === row);
    assert.equal(link?.target?.path, bank.path);
    assert.match(source.lineAt(Number(link.target.fragment.slice(1)) - 1).text, /function withdraw/);
  });
});
