import type { OutlineKind, OutlineSymbol } from "./outlineSymbol.ts";
import { readStatement } from "./readStatement.ts";
import type { TokenCursor } from "./tokenCursor.ts";

/** Declarations whose name follows their first word. */
const named = new Map<string, OutlineKind>([
  ["function", "function"],
  ["modifier", "modifier"],
  ["event", "event"],
  ["error", "error"],
  ["struct", "struct"],
  ["enum", "enum"],
  ["type", "type"],
]);

/** Functions whose first word is their name. */
const unnamed = new Map<string, OutlineKind>([
  ["constructor", "constructor"],
  ["receive", "function"],
  ["fallback", "function"],
]);

/**
 * Reads one declaration that may stand in a contract, or takes at least one token and gives nothing. The next token is not a `}`.
 */
export function readMember(cursor: TokenCursor): OutlineSymbol | undefined {
  const word = cursor.peek()?.text ?? "";
  const kind = named.get(word);
  if (kind !== undefined && cursor.isWord(1) && isDeclared(cursor, kind)) return readNamed(cursor, kind);
  const function_ = unnamed.get(word);
  if (function_ !== undefined && cursor.isAt("(", 1)) return readCallable(cursor, function_);
  if (word === "import" || word === "pragma" || word === "using") return skipDirective(cursor);
  if (cursor.isWord()) return readStatement(cursor);
  if (word === "(" || word === "[" || word === "{") cursor.skipBrackets();
  else cursor.take();
  return undefined;
}

/** `error` and `type` are names too: only what follows tells. */
function isDeclared(cursor: TokenCursor, kind: OutlineKind): boolean {
  if (kind === "error") return cursor.isAt("(", 2);
  return kind !== "type" || cursor.isAt("is", 2);
}

function readNamed(cursor: TokenCursor, kind: OutlineKind): OutlineSymbol | undefined {
  const start = cursor.take()?.start ?? 0;
  if (kind === "struct" || kind === "enum") return readFields(cursor, kind, start);
  return readCallable(cursor, kind, start);
}

/** A name, a header, and a body or a semicolon. */
function readCallable(cursor: TokenCursor, kind: OutlineKind, begun?: number): OutlineSymbol | undefined {
  const name = cursor.take();
  if (name === undefined) return undefined;
  const detail = cursor.skipHeader();
  const hasBody = cursor.isAt("{") && (kind === "function" || kind === "constructor" || kind === "modifier");
  const body = hasBody ? cursor.skipBrackets() : undefined;
  if (body === undefined && cursor.isAt(";")) cursor.take();
  return {
    kind,
    name: name.text,
    detail,
    nameAt: { start: name.start, end: name.end },
    whole: { start: begun ?? name.start, end: cursor.lastEnd },
    ...(body === undefined ? {} : { body }),
    children: [],
  };
}

/** The members of a struct, or the values of an enum. */
function readFields(cursor: TokenCursor, kind: "struct" | "enum", start: number): OutlineSymbol | undefined {
  const name = cursor.take();
  if (name === undefined) return undefined;
  const children: OutlineSymbol[] = [];
  cursor.skipHeader();
  if (cursor.isAt("{")) {
    cursor.take();
    while (cursor.peek() !== undefined && !cursor.isAt("}") && !cursor.isAtDeclaration()) {
      const child = kind === "enum" ? readValue(cursor) : readField(cursor);
      if (child !== undefined) children.push(child);
    }
    if (cursor.isAt("}")) cursor.take();
  } else if (cursor.isAt(";")) cursor.take();
  return {
    kind,
    name: name.text,
    detail: "",
    nameAt: { start: name.start, end: name.end },
    whole: { start, end: cursor.lastEnd },
    children,
  };
}

function readField(cursor: TokenCursor): OutlineSymbol | undefined {
  if (cursor.isWord()) {
    const field = readStatement(cursor);
    return field?.kind === "variable" ? { ...field, kind: "member" } : undefined;
  }
  if (cursor.isAt("{") || cursor.isAt("(")) cursor.skipBrackets();
  else cursor.take();
  return undefined;
}

function readValue(cursor: TokenCursor): OutlineSymbol | undefined {
  if (cursor.isAt("{") || cursor.isAt("(")) {
    cursor.skipBrackets();
    return undefined;
  }
  const value = cursor.take();
  if (value?.kind !== "word") return undefined;
  const span = { start: value.start, end: value.end };
  return { kind: "enumMember", name: value.text, detail: "", nameAt: span, whole: span, children: [] };
}

/** `using {a, b} for T;` and `import {A} from "a.sol";` */
function skipDirective(cursor: TokenCursor): undefined {
  cursor.take();
  while (cursor.peek() !== undefined && !cursor.isAt("}") && !cursor.isAtDeclaration()) {
    if (cursor.isAt("{")) cursor.skipBrackets();
    else if (cursor.take()?.text === ";") return;
  }
}
