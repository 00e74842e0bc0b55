import * as vscode from "vscode";
import type { OutlineKind, OutlineSymbol, Span } from "../../core/solidity/outlineSymbol.ts";
import { readOutline } from "../../core/solidity/readOutline.ts";

/** The outline, the breadcrumbs and "Go to Symbol in Editor" of a Solidity document. */
export const solidityOutline: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols(document) {
    return readOutline(document.getText()).map((symbol) => toDocumentSymbol(document, symbol));
  },
};

const symbolKinds: Readonly<Record<OutlineKind, vscode.SymbolKind>> = {
  contract: vscode.SymbolKind.Class,
  interface: vscode.SymbolKind.Interface,
  library: vscode.SymbolKind.Module,
  constructor: vscode.SymbolKind.Constructor,
  function: vscode.SymbolKind.Function,
  modifier: vscode.SymbolKind.Method,
  event: vscode.SymbolKind.Event,
  error: vscode.SymbolKind.Event,
  struct: vscode.SymbolKind.Struct,
  member: vscode.SymbolKind.Field,
  enum: vscode.SymbolKind.Enum,
  enumMember: vscode.SymbolKind.EnumMember,
  type: vscode.SymbolKind.TypeParameter,
  variable: vscode.SymbolKind.Variable,
  constant: vscode.SymbolKind.Constant,
};

/** Kinds that share an icon with another one are named in the detail. */
const named: readonly OutlineKind[] = ["error", "modifier", "library"];

function toDocumentSymbol(document: vscode.TextDocument, symbol: OutlineSymbol): vscode.DocumentSymbol {
  const detail = named.includes(symbol.kind) ? `${symbol.kind} ${symbol.detail}`.trim() : symbol.detail;
  const shown = new vscode.DocumentSymbol(
    symbol.name,
    detail,
    symbolKinds[symbol.kind],
    toRange(document, symbol.whole),
    toRange(document, symbol.nameAt),
  );
  shown.children = symbol.children.map((child) => toDocumentSymbol(document, child));
  return shown;
}

function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
