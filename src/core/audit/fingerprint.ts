import { createHash } from "node:crypto";
import { readOutline } from "../solidity/readOutline.ts";
import type { OutlineSymbol } from "../solidity/outlineSymbol.ts";
import { tokenize } from "../solidity/tokens.ts";
import type { Token } from "../solidity/tokens.ts";
import type { AnalysedFile } from "./analysedFile.ts";
import type { ByteRange } from "./analysedFile.ts";

/** What a fingerprint is made of, ordinal excepted. */
export interface Statement {
  readonly category: string;
  readonly file: AnalysedFile;
  readonly place: ByteRange;
}

/**
 * Gives statements their identities, in their order: `v1:` and 32 hex digits, a hash of category, path, signature and tokens of the
 * enclosing declaration, and an ordinal among the equal ones by place. Comments, white space and everything outside of the
 * declaration may change without changing it; a finding of a whole contract hangs on the contract's header alone.
 */
export function fingerprint(statements: readonly Statement[]): readonly string[] {
  const readings = new Map<string, Reading>();
  const keys = statements.map(({ category, file, place }) => {
    const reading = readings.get(file.path) ?? read(file);
    readings.set(file.path, reading);
    return JSON.stringify([category, file.path, ...describe(reading, file.offsetOf(place.start), file.offsetOf(place.end))]);
  });
  const order = keys.map((key, index) => ({ key, index, start: statements[index]?.place.start ?? 0 }));
  const ordinals = new Map<string, number>();
  const ids: string[] = [];
  for (const { key, index } of order.toSorted((a, b) => a.start - b.start || a.index - b.index)) {
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    ids[index] = toId(`${key}\0${ordinal}`);
  }
  return ids;
}

/** The identity of another finding that would have the given one. */
export function nextFingerprint(id: string): string {
  return toId(id);
}

function toId(text: string): string {
  return `v1:${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly symbols: readonly OutlineSymbol[];
}

function read(file: AnalysedFile): Reading {
  const tokens = tokenize(file.text);
  return { tokens: tokens.filter(({ kind }) => kind !== "comment"), symbols: readOutline(file.text, tokens) };
}

/** The names from the outside in, and the tokens of the innermost declaration around the place. */
function describe({ tokens, symbols }: Reading, start: number, end: number): readonly (string | readonly string[])[] {
  const path = enclosing(symbols, start, end);
  const inner = path.at(-1);
  const [from, to] = inner === undefined ? [start, end] : ownSpan(inner);
  return [
    path.map(({ kind, name, body, whole }) => `${kind} ${name} ${textsOf(tokens, whole.start, body?.start ?? whole.end).join(" ")}`),
    textsOf(tokens, from, to),
  ];
}

function textsOf(tokens: readonly Token[], from: number, to: number): readonly string[] {
  const texts: string[] = [];
  for (let index = firstFrom(tokens, from); index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.end > to) break;
    texts.push(token.text);
  }
  return texts;
}

/** The index of the first token that begins at an offset or after it. Searched by halves: a file may have a thousand findings. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A contract's header; of anything else the whole. */
function ownSpan({ body, children, whole }: OutlineSymbol): readonly [number, number] {
  return children.length > 0 && body !== undefined ? [whole.start, body.start] : [whole.start, whole.end];
}

function enclosing(symbols: readonly OutlineSymbol[], start: number, end: number): readonly OutlineSymbol[] {
  const symbol = symbols.find(({ whole }) => whole.start <= start && end <= whole.end);
  return symbol === undefined ? [] : [symbol, ...enclosing(symbol.children, start, end)];
}
