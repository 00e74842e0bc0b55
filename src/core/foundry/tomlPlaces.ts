/** Splits `a."b.c".d` into its parts; a part keeps neither quotes nor escapes nor surrounding space. */
export function splitTomlKey(text: string): readonly string[] {
  const parts = text.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^.\s]+/g) ?? [];
  return parts.map((part) => (part.startsWith('"') ? unescaped(part) : part.startsWith("'") ? part.slice(1, -1) : part));
}

/** TOML's escapes are JSON's and two more; a key with those is found as written. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

/** The delimiter of a multi-line string that a line leaves open, or undefined. */
function openString(line: string, open: string | undefined): string | undefined {
  let delimiter = open;
  for (const found of line.match(/"""|'''/g) ?? []) {
    if (delimiter === undefined) delimiter = found;
    else if (delimiter === found) delimiter = undefined;
  }
  return delimiter;
}

/** How many leading parts of `path` a key equals, or 0 when it is not a prefix of it. */
function prefixLength(key: readonly string[], path: readonly string[]): number {
  return key.length <= path.length && key.every((part, index) => part === path[index]) ? key.length : 0;
}

/**
 * The zero-based line of a TOML text that states a key, or its nearest enclosing key or table; 0 when there is none.
 * The parser gives values without places; this finds the place for people to look at and decides nothing.
 */
export function findTomlLine(text: string, path: readonly string[]): number {
  let table: readonly string[] = [];
  let open: string | undefined;
  let best = { line: 0, length: 0 };
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const inString = open !== undefined;
    open = openString(content, open);
    if (inString) continue;
    const header = /^\s*\[\[?([^\]]+)\]\]?\s*(?:#.*)?$/.exec(content)?.[1];
    const key = header === undefined ? /^\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w.\-\s])+?)\s*=/.exec(content)?.[1] : undefined;
    if (header !== undefined) table = splitTomlKey(header);
    if (header === undefined && key === undefined) continue;
    const length = prefixLength(key === undefined ? table : [...table, ...splitTomlKey(key)], path);
    if (length > best.length) best = { line, length };
  }
  return best.line;
}

/** The line of a value inside a key's array: the first line from the key on that contains it, else the key's own line. */
export function findTomlValueLine(text: string, path: readonly string[], value: string): number {
  const start = findTomlLine(text, path);
  const lines = text.split(/\r?\n/);
  const found = lines.findIndex((content, line) => line >= start && content.includes(value));
  return found === -1 ? start : found;
}

/** A line of a text, trimmed and shortened to what a message can hold. */
export function lineText(text: string, line: number): string {
  const content = (text.split(/\r?\n/)[line] ?? "").trim();
  return content.length > 160 ? `${content.slice(0, 157)}...` : content;
}
