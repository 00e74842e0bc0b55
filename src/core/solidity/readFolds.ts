import type { Span } from "./outlineSymbol.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** Something that can be folded away when it spans several lines. Of a `block` the last line, with the bracket, stays. */
export interface Fold extends Span {
  readonly kind: "block" | "comment" | "imports" | "region";
}

const partners: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const regionStart = /^\/\/\s*#?region\b/;
const regionEnd = /^\/\/\s*#?endregion\b/;

/**
 * What can be folded in a Solidity source: brackets, comments, runs of line comments, runs of imports, and regions between
 * `// #region` and `// #endregion`. Never throws; linear time; folds of one line are left to the caller.
 */
export function readFolds(source: string, tokens: readonly Token[] = tokenize(source)): readonly Fold[] {
  return [...bracketFolds(tokens), ...commentFolds(source, tokens), ...importFolds(source, tokens), ...regionFolds(tokens)];
}

function bracketFolds(tokens: readonly Token[]): readonly Fold[] {
  const folds: Fold[] = [];
  const open: Token[] = [];
  const counts = new Map<string, number>();
  const count = (text: string, by: number): number => {
    const sum = (counts.get(text) ?? 0) + by;
    counts.set(text, sum);
    return sum;
  };
  for (const token of tokens) {
    if (token.kind !== "mark") continue;
    if (token.text === "(" || token.text === "[" || token.text === "{") {
      open.push(token);
      count(token.text, 1);
      continue;
    }
    const partner = partners[token.text];
    // A closing bracket without a partner closes nothing; one with a partner closes what was left open in between.
    if (partner === undefined || count(partner, 0) === 0) continue;
    for (let opened = open.pop(); opened !== undefined; opened = open.pop()) {
      count(opened.text, -1);
      if (opened.text !== partner) continue;
      folds.push({ kind: "block", start: opened.start, end: token.end });
      break;
    }
  }
  return folds;
}

function commentFolds(source: string, tokens: readonly Token[]): readonly Fold[] {
  const comments = tokens.filter(({ kind }) => kind === "comment");
  const blocks = comments.filter(({ text }) => text.startsWith("/*"));
  const lines = comments.filter(({ text }) => text.startsWith("//") && !regionStart.test(text) && !regionEnd.test(text));
  return [...blocks, ...runs(source, lines)].map(({ start, end }) => ({ kind: "comment", start, end }));
}

function importFolds(source: string, tokens: readonly Token[]): readonly Fold[] {
  const imports: Span[] = [];
  let depth = 0;
  let begun: number | undefined;
  for (const { text, start, end } of tokens) {
    if (text === "{") depth += 1;
    else if (text === "}") depth = Math.max(0, depth - 1);
    else if (text === "import" && depth === 0) begun = start;
    else if (text === ";" && begun !== undefined) {
      imports.push({ start: begun, end });
      begun = undefined;
    }
  }
  return runs(source, imports).map((run) => ({ ...run, kind: "imports" }));
}

function regionFolds(tokens: readonly Token[]): readonly Fold[] {
  const folds: Fold[] = [];
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== "comment") continue;
    if (regionStart.test(token.text)) open.push(token);
    else if (regionEnd.test(token.text)) {
      const opened = open.pop();
      if (opened !== undefined) folds.push({ kind: "region", start: opened.start, end: token.end });
    }
  }
  return folds;
}

/** Joins the spans between which there is at most one line break, and nothing else. */
function runs(source: string, spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const between = last === undefined ? "" : source.slice(last.end, span.start);
    if (last !== undefined && between.trim() === "" && between.split(/\r\n|\r|\n/).length <= 2) {
      joined[joined.length - 1] = { start: last.start, end: span.end };
    } else joined.push(span);
  }
  return joined;
}
