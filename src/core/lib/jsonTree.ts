/** A JSON value that knows its zero-based line. */
export type JsonNode =
  | { readonly kind: "object"; readonly line: number; readonly members: readonly JsonMember[] }
  | { readonly kind: "array"; readonly line: number; readonly items: readonly JsonNode[] }
  | { readonly kind: "scalar"; readonly line: number; readonly value: string | number | boolean | null };

/** One key of an object; `line` is the key's. */
export interface JsonMember {
  readonly key: string;
  readonly line: number;
  readonly value: JsonNode;
}

/** Deeper than this nobody writes by hand; a parser that recurses has to stop somewhere. */
const maxDepth = 100;

const token = /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|("(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"/]+|\/)/g;

interface Cursor {
  readonly tokens: readonly { readonly text: string; readonly line: number }[];
  at: number;
}

/**
 * Reads JSON as editors and tools write it, comments and trailing commas included. Never throws: what is no JSON ends the reading, and what
 * stood before it is kept. Undefined: there is no value at all.
 */
export function parseJsonTree(text: string): JsonNode | undefined {
  const cursor: Cursor = { tokens: tokensOf(text.replace(/^\uFEFF/, "")), at: 0 };
  return readValue(cursor, 0);
}

/** The members of an object's member, and so on down the keys; undefined where there is none. The last of equal keys counts. */
export function nodeAt(node: JsonNode | undefined, ...keys: readonly string[]): JsonNode | undefined {
  return keys.reduce<JsonNode | undefined>((found, key) => membersOf(found).findLast((member) => member.key === key)?.value, node);
}

/** The members of an object; none of anything else. */
export function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === "object" ? node.members : [];
}

/** The items of a list; none of anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

/** A value in one line of JSON. */
export function nodeText(node: JsonNode): string {
  return JSON.stringify(plain(node));
}

function plain(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  return node.kind === "array" ? node.items.map(plain) : Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
}

function tokensOf(text: string): Cursor["tokens"] {
  const tokens: { text: string; line: number }[] = [];
  let line = 0;
  for (const [whole, found] of text.matchAll(token)) {
    if (found !== undefined) tokens.push({ text: found, line });
    line += whole.split("\n").length - 1;
  }
  return tokens;
}

function readValue(cursor: Cursor, depth: number): JsonNode | undefined {
  const first = cursor.tokens[cursor.at];
  if (first === undefined || depth > maxDepth) return undefined;
  cursor.at += 1;
  const { text, line } = first;
  if (text === "{") return { kind: "object", line, members: readMembers(cursor, depth) };
  if (text === "[") return { kind: "array", line, items: readItems(cursor, depth) };
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? undefined : { kind: "scalar", line, value: value as string }; // a token is a scalar
  } catch {
    return undefined;
  }
}

function readMembers(cursor: Cursor, depth: number): readonly JsonMember[] {
  const members: JsonMember[] = [];
  for (;;) {
    skip(cursor, ",");
    const key = cursor.tokens[cursor.at];
    if (key === undefined) return members;
    if (skip(cursor, "}")) return members;
    const name = readValue(cursor, maxDepth);
    if (name?.kind !== "scalar" || !skip(cursor, ":")) return stop(cursor, members);
    const value = readValue(cursor, depth + 1);
    if (value === undefined) return stop(cursor, members);
    members.push({ key: String(name.value), line: key.line, value });
  }
}

function readItems(cursor: Cursor, depth: number): readonly JsonNode[] {
  const items: JsonNode[] = [];
  for (;;) {
    skip(cursor, ",");
    if (cursor.at >= cursor.tokens.length || skip(cursor, "]")) return items;
    const item = readValue(cursor, depth + 1);
    if (item === undefined) return stop(cursor, items);
    items.push(item);
  }
}

function skip(cursor: Cursor, text: string): boolean {
  if (cursor.tokens[cursor.at]?.text !== text) return false;
  cursor.at += 1;
  return true;
}

/** Nothing after a fault is read: what follows could be anything. */
function stop<T>(cursor: Cursor, read: T): T {
  cursor.at = cursor.tokens.length;
  return read;
}
