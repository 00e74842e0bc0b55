import * as vscode from "vscode";
import { snippetPlace } from "../../core/solidity/snippetPlace.ts";
import { snippetCode, snippets } from "../../core/solidity/snippets.ts";
import type { Snippet } from "../../core/solidity/snippets.ts";

/** Snippets as suggestions where they make sense. Not contributed as a file: such a file could not step back for another extension. */
export const soliditySnippets: vscode.CompletionItemProvider = {
  provideCompletionItems(document, position) {
    const place = snippetPlace(document.getText(), document.offsetAt(position));
    return place === undefined ? [] : snippets.filter(({ places }) => places.includes(place)).map(toItem);
  },
};

function toItem(snippet: Snippet): vscode.CompletionItem {
  const { label, description, lines } = snippet;
  const item = new vscode.CompletionItem({ label, description }, vscode.CompletionItemKind.Snippet);
  item.insertText = new vscode.SnippetString(lines.join("\n"));
  item.documentation = new vscode.MarkdownString().appendCodeblock(snippetCode(snippet), "solidity");
  return item;
}
