import * as vscode from "vscode";
import { servesSolidity } from "../../core/solidity/servesSolidity.ts";
import { solidityFolding } from "./solidityFolding.ts";
import { solidityOutline } from "./solidityOutline.ts";
import { soliditySnippets } from "./soliditySnippets.ts";

/** Any scheme: drafts, old revisions and virtual workspaces too. Nothing here reads a file or starts a program, so trust does not matter. */
const selector: vscode.DocumentSelector = { language: "solidity" };

/** This extension, whose own manifest brings Solidity as well. */
const ownId = "hyperkit.hyperkit";

/**
 * Outline, folding and snippets for Solidity, as long as no other extension serves the language: with one, each would stand there twice.
 * Colours, comments and brackets are in the manifest, where the editor itself takes one of several.
 */
export function registerLanguageFloor(): vscode.Disposable {
  let floor: vscode.Disposable | undefined;
  const follow = (): void => {
    const others = vscode.extensions.all.filter(({ id }) => id.toLowerCase() !== ownId);
    if (others.some(({ id, packageJSON }) => servesSolidity({ id, manifest: packageJSON }))) {
      floor?.dispose();
      floor = undefined;
    } else floor ??= registerProviders();
  };
  follow();
  return vscode.Disposable.from(vscode.extensions.onDidChange(follow), new vscode.Disposable(() => void floor?.dispose()));
}

function registerProviders(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(selector, solidityOutline, { label: "HyperKit" }),
    vscode.languages.registerFoldingRangeProvider(selector, solidityFolding),
    vscode.languages.registerCompletionItemProvider(selector, soliditySnippets),
  );
}
