/** What a token is. A string that is not closed ends with its line, a comment that is not closed with the text. */
export type TokenKind = "word" | "number" | "string" | "comment" | "mark";

/** A piece of a source: offsets in UTF-16 code units, end exclusive. Between two tokens there is only white space. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const wordStart = /[A-Za-z_$]/;
const wordPart = /[\w$]/;
const digit = /\d/;
const numberPart = /[\w.]/;
const blank = /\s/;

/**
 * Cuts Solidity, also half-written, into words, numbers, strings, comments and single marks. Never throws; the time is linear in
 * the length. Knows no grammar: `hex"00"` is a word and a string.
 */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < source.length) {
    const first = source.charAt(start);
    if (blank.test(first)) {
      start += 1;
      continue;
    }
    const kind = kindAt(source, start);
    const end = endOf(source, start, kind);
    tokens.push({ kind, start, end, text: source.slice(start, end) });
    start = end;
  }
  return tokens;
}

function kindAt(source: string, start: number): TokenKind {
  const first = source.charAt(start);
  if (wordStart.test(first)) return "word";
  if (digit.test(first)) return "number";
  if (first === '"' || first === "'") return "string";
  const second = source.charAt(start + 1);
  return first === "/" && (second === "/" || second === "*") ? "comment" : "mark";
}

function endOf(source: string, start: number, kind: TokenKind): number {
  switch (kind) {
    case "word":
      return endWhile(source, start, wordPart);
    case "number":
      return endWhile(source, start, numberPart);
    case "string":
      return endOfString(source, start);
    case "comment":
      return source.charAt(start + 1) === "/" ? endOfLine(source, start) : endOfBlockComment(source, start);
    case "mark":
      return start + 1;
  }
}

function endWhile(source: string, start: number, part: RegExp): number {
  let end = start + 1;
  while (end < source.length && part.test(source.charAt(end))) end += 1;
  return end;
}

function endOfString(source: string, start: number): number {
  const quote = source.charAt(start);
  for (let end = start + 1; end < source.length; end += 1) {
    const character = source.charAt(end);
    if (character === quote) return end + 1;
    if (isLineBreak(character)) return end;
    if (character === "\\" && !isLineBreak(source.charAt(end + 1))) end += 1;
  }
  return source.length;
}

function endOfLine(source: string, start: number): number {
  let end = start;
  while (end < source.length && !isLineBreak(source.charAt(end))) end += 1;
  return end;
}

function endOfBlockComment(source: string, start: number): number {
  const close = source.indexOf("*/", start + 2);
  return close < 0 ? source.length : close + 2;
}

function isLineBreak(character: string): boolean {
  return character === "\n" || character === "\r";
}
