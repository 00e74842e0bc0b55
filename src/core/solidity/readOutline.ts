import type { OutlineKind, OutlineSymbol } from "./outlineSymbol.ts";
import { readMember } from "./readMember.ts";
import { TokenCursor } from "./tokenCursor.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/**
 * The declarations of a Solidity source, in the order of the text. Never throws, takes linear time, and makes the best of half-written
 * code: a body that is not closed ends where the next declaration begins.
 */
export function readOutline(source: string, tokens: readonly Token[] = tokenize(source)): readonly OutlineSymbol[] {
  const cursor = new TokenCursor(tokens);
  const symbols: OutlineSymbol[] = [];
  while (cursor.peek() !== undefined) {
    const symbol = readDeclaration(cursor);
    if (symbol !== undefined) symbols.push(symbol);
  }
  return symbols;
}

const containerKinds = new Map<string, OutlineKind>([
  ["contract", "contract"],
  ["abstract", "contract"],
  ["interface", "interface"],
  ["library", "library"],
]);

/** Reads what stands in a file, or takes at least one token and gives nothing. */
function readDeclaration(cursor: TokenCursor): OutlineSymbol | undefined {
  const kind = containerKinds.get(cursor.peek()?.text ?? "");
  if (kind !== undefined && cursor.isAtFileLevel()) return readContainer(cursor, kind);
  // A brace too many.
  if (cursor.isAt("}")) cursor.take();
  else return readMember(cursor);
  return undefined;
}

/** `contract A is B { ... }` */
function readContainer(cursor: TokenCursor, kind: OutlineKind): OutlineSymbol | undefined {
  const start = cursor.peek()?.start ?? 0;
  if (cursor.take()?.text === "abstract") cursor.take();
  const name = cursor.take();
  if (name === undefined) return undefined;
  const detail = cursor.skipHeader();
  const children: OutlineSymbol[] = [];
  const symbol = { kind, name: name.text, detail, nameAt: { start: name.start, end: name.end }, children };
  if (!cursor.isAt("{")) {
    if (cursor.isAt(";")) cursor.take();
    return { ...symbol, whole: { start, end: cursor.lastEnd } };
  }
  cursor.take();
  const bodyStart = cursor.lastEnd;
  while (cursor.peek() !== undefined && !cursor.isAt("}") && !cursor.isAtFileLevel()) {
    const child = readMember(cursor);
    if (child !== undefined) children.push(child);
  }
  const body = { start: bodyStart, end: cursor.isAt("}") ? (cursor.peek()?.start ?? bodyStart) : cursor.lastEnd };
  if (cursor.isAt("}")) cursor.take();
  return { ...symbol, body, whole: { start, end: cursor.lastEnd } };
}
