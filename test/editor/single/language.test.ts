import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { snippets } from "../../../src/core/solidity/snippets.ts";
import { ourExtension } from "../describeActivation.ts";
import { packVsix } from "../packVsix.ts";

const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/**
 * @notice 😀 An emoji before the contract
 */
contract Counter {
    struct Step { uint256 by; }
    uint256 public count;

    function increment(
        Step calldata step
    ) external {
        count += step.by;
    }
}
`;

async function open(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "solidity", content });
  await vscode.window.showTextDocument(document);
  return document;
}

async function symbolsOf({ uri }: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  return (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", uri)) ?? [];
}

/** The labels of HyperKit's own snippets that are offered, as often as they are. */
async function snippetsAt({ uri }: vscode.TextDocument, position: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", uri, position);
  const ours = new Set(snippets.map(({ label }) => label));
  return list.items
    .filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet)
    .map(({ label }) => (typeof label === "string" ? label : label.label))
    .filter((label) => ours.has(label));
}

async function typeText(text: string): Promise<void> {
  for (const character of text) await vscode.commands.executeCommand("type", { text: character });
}

describe("the language floor", () => {
  before(async () => {
    await ourExtension().activate();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("knows a .sol file as Solidity", async () => {
    const [file] = await vscode.workspace.findFiles("src/Bank.sol");
    assert.ok(file);
    assert.equal((await vscode.workspace.openTextDocument(file)).languageId, "solidity");
  });

  it("outlines on the exact characters, after an emoji too", async () => {
    const document = await open(source);
    const [contract] = await symbolsOf(document);
    assert.equal(contract?.name, "Counter");
    assert.equal(document.getText(contract.selectionRange), "Counter");
    assert.deepEqual([contract.range.start.line, contract.range.end.line], [6, 15]);
    assert.deepEqual(
      contract.children.map(({ name, kind }) => [name, kind]),
      [
        ["Step", vscode.SymbolKind.Struct],
        ["count", vscode.SymbolKind.Variable],
        ["increment", vscode.SymbolKind.Function],
      ],
    );
  });

  it("folds comments, headers and bodies, and leaves the closing bracket", async () => {
    const { uri } = await open(source);
    const folds = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", uri);
    assert.deepEqual(
      folds.map(({ start, end, kind }) => [start, end, kind]).toSorted(([a], [b]) => Number(a) - Number(b)),
      [
        [3, 5, vscode.FoldingRangeKind.Comment],
        [6, 14, undefined],
        [10, 11, undefined],
        [12, 13, undefined],
      ],
    );
  });

  it("offers snippets where they make sense, once each", async () => {
    const document = await open(source);
    const inContract = await snippetsAt(document, new vscode.Position(9, 0));
    assert.ok(inContract.includes("modifier") && !inContract.includes("for"));
    assert.equal(new Set(inContract).size, inContract.length);
    assert.ok((await snippetsAt(document, new vscode.Position(13, 0))).includes("for"));
    assert.deepEqual(await snippetsAt(document, new vscode.Position(4, 20)), []);
  });

  it("comments, closes brackets, indents, and continues a documentation comment", async () => {
    const document = await open("");
    const expected = "contract A {\n    /// a\n    /// b;\n}";
    const typed = (): string => document.getText().replaceAll("\r", "");
    // Until its tokenizer has reached a line, the editor answers Enter with that line's indentation alone.
    for (let tries = 0; typed() !== expected && tries < 50; tries += 1) {
      await delay(tries * 10);
      await vscode.commands.executeCommand("editor.action.selectAll");
      await vscode.commands.executeCommand("deleteLeft");
      await typeText("contract A {\n/// a\nb;");
    }
    assert.equal(typed(), expected);
    await vscode.commands.executeCommand("cursorTop");
    await vscode.commands.executeCommand("editor.action.commentLine");
    assert.equal(document.lineAt(0).text, "// contract A {");
  });

  it("steps back while another extension serves Solidity, and comes again when it goes", async function () {
    this.timeout(120_000);
    const document = await open(source);
    const folder = await mkdtemp(join(tmpdir(), "hyperkit-other-"));
    const file = join(folder, "other.vsix");
    await writeFile(
      file,
      packVsix({ publisher: "others", name: "other-solidity", version: "1.0.0", contributes: { languages: [{ id: "solidity" }] } }),
    );
    const settle = async (expected: number): Promise<void> => {
      for (let tries = 0; (await symbolsOf(document)).length !== expected && tries < 100; tries += 1) await delay(200);
    };
    try {
      await vscode.commands.executeCommand("workbench.extensions.installExtension", vscode.Uri.file(file));
      await settle(0);
      assert.deepEqual(await symbolsOf(document), []);
      assert.deepEqual(await snippetsAt(document, new vscode.Position(9, 0)), []);
      await vscode.commands.executeCommand("workbench.extensions.uninstallExtension", "others.other-solidity");
      await settle(1);
      assert.equal((await symbolsOf(document)).length, 1);
      assert.ok((await snippetsAt(document, new vscode.Position(9, 0))).length > 0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
