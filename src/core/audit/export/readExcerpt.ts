import type { SourceRange } from "../../../protocol/sourceRange.ts";
import { visibleText } from "../../lib/visibleText.ts";

/** A line of code: what lies before, in and after the place. Unseen characters are in a visible notation. */
export interface ExcerptLine {
  /** Counted from one. */
  readonly number: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The code around a place. */
export interface Excerpt {
  readonly lines: readonly ExcerptLine[];
  /** How many lines of the place are not shown. */
  readonly omitted: number;
}

/** Lines shown before and after the place, and at most of the place itself. */
const [around, longest] = [2, 12];

/** A longer line is cut (UTF-16 code units). */
const widest = 240;

/** Reads the lines around a place. Empty where the text has no such line. */
export function readExcerpt(text: string, range: SourceRange): Excerpt {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/(?:\r\n|\r|\n)$/, "")
    .split(/\r\n|\r|\n/);
  const end = Math.min(range.endLine, range.startLine + longest - 1);
  const omitted = range.endLine - end;
  const [first, last] = [Math.max(range.startLine - around, 0), omitted > 0 ? end : Math.min(end + around, lines.length - 1)];
  const shown = range.startLine < lines.length ? lines.slice(first, last + 1) : [];
  return { lines: shown.map((line, index) => markLine(line, first + index, range)), omitted: shown.length === 0 ? 0 : omitted };
}

function markLine(line: string, number: number, { startLine, startCharacter, endLine, endCharacter }: SourceRange): ExcerptLine {
  const isOutside = number < startLine || number > endLine;
  // The white space that a line begins with is no part of the statement.
  const start = isOutside ? line.length : number === startLine ? startCharacter : line.length - line.trimStart().length;
  const end = isOutside ? line.length : number === endLine ? Math.max(endCharacter, start) : line.length;
  const cut = start <= widest / 2 || isOutside ? 0 : start - widest / 4;
  const before = `${cut > 0 ? "…" : ""}${line.slice(cut, start)}`;
  const rest = cut + widest;
  return {
    number: number + 1,
    before: shorten(before, widest),
    marked: shorten(line.slice(start, end), Math.max(rest - start, 0)),
    after: shorten(line.slice(end), Math.max(rest - end, 0)),
  };
}

function shorten(text: string, length: number): string {
  return visibleText(text.length <= length ? text : `${text.slice(0, length)}…`);
}
