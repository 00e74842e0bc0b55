import { visibleLine } from "./visibleText.ts";

/** Text on one line as a code span, where no renderer looks for markup: its delimiter is longer than every run of backticks in it. */
export function codeSpan(text: string): string {
  const line = visibleLine(text);
  const ticks = "`".repeat(longestRun(line) + 1);
  const space = line === "" || line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** Text of several lines as a fenced block, which nothing in it can close. */
export function fence(text: string): string {
  const ticks = "`".repeat(Math.max(longestRun(text) + 1, 3));
  return `${ticks}text\n${text}\n${ticks}`;
}

/** A sentence of our own, in which no character is markup. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, "\\$&");
}

/** A link. `label` is Markdown that is inert already; the address, encoded as addresses are, cannot end the link. */
export function markdownLink(label: string, address: string): string {
  return `[${label}](<${address.replaceAll(/[\\<>()[\]|]/g, percentEncode)}>)`;
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
