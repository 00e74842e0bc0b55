import type { OutlineSymbol } from "./outlineSymbol.ts";
import type { TokenCursor } from "./tokenCursor.ts";
import type { Token } from "./tokens.ts";

/** Words that are no type. A statement of a function that stands among declarations is a slip; `error` and `type` are half-written. */
const neverTypes = new Set(
  "error type return emit revert delete if else for while do break continue try catch new require assert unchecked assembly throw".split(
    " ",
  ),
);

/** Words that stand between a type and a name, or after a function's type: never the name of a variable. */
const neverNames = new Set(
  (
    "public private internal external constant immutable transient override virtual payable pure view returns " +
    "memory storage calldata indexed anonymous is function mapping"
  ).split(" "),
);

/**
 * Reads up to a semicolon or a body, and gives the variable or constant that is declared; also a fallback function as it was written before
 * Solidity 0.6. Takes at least one token. The next token is a word.
 */
export function readStatement(cursor: TokenCursor): OutlineSymbol | undefined {
  const first = cursor.peek();
  if (first === undefined) return undefined;
  const from = cursor.position;
  const words: { readonly token: Token; readonly position: number }[] = [];
  let assigned = false;
  let before = "";
  do {
    const token = cursor.peek();
    if (token === undefined || token.text === "}") break;
    if (token.text === ";") {
      cursor.take();
      break;
    }
    if (token.text === "{" && !assigned) return first.text === "function" ? readOldFallback(cursor, first, from) : skipBlock(cursor);
    if (token.kind === "word" && !assigned && before !== ".") words.push({ token, position: cursor.position });
    assigned ||= token.text === "=";
    before = token.text;
    if (token.text === "(" || token.text === "[" || token.text === "{") cursor.skipBrackets();
    else cursor.take();
  } while (!cursor.isAtDeclaration());
  const name = words.at(-1);
  if (name === undefined || words.length < 2 || neverTypes.has(first.text) || neverNames.has(name.token.text)) return undefined;
  return {
    kind: words.some(({ token }) => token.text === "constant" || token.text === "immutable") ? "constant" : "variable",
    name: name.token.text,
    detail: cursor.textBetween(from, name.position),
    nameAt: { start: name.token.start, end: name.token.end },
    whole: { start: first.start, end: cursor.lastEnd },
    children: [],
  };
}

/** `function() external payable { ... }` */
function readOldFallback(cursor: TokenCursor, first: Token, from: number): OutlineSymbol {
  const detail = cursor.textBetween(from + 1, cursor.position);
  const body = cursor.skipBrackets();
  return {
    kind: "function",
    name: "fallback",
    detail,
    nameAt: { start: first.start, end: first.end },
    whole: { start: first.start, end: cursor.lastEnd },
    body,
    children: [],
  };
}

function skipBlock(cursor: TokenCursor): undefined {
  cursor.skipBrackets();
}
