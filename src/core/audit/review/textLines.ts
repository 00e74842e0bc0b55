import type { SourceRange } from "../../../protocol/sourceRange.ts";

/** The lines of a text with LF line ends; lines and characters (UTF-16 code units) count from zero. */
export interface TextLines {
  placeOf(offset: number): { readonly line: number; readonly character: number };
  /** The offset of a place; one that lies behind its line or the text is their end. */
  offsetOf(line: number, character: number): number;
  rangeOf(start: number, end: number): SourceRange;
  /** A range inside of the text. */
  clamp(range: SourceRange): SourceRange;
}

/** Reads where the lines of a text begin. */
export function createLines(text: string): TextLines {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const placeOf = (offset: number): { readonly line: number; readonly character: number } => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
  const offsetOf = (line: number, character: number): number => {
    const start = starts[line];
    if (start === undefined) return text.length;
    return Math.min(start + character, (starts[line + 1] ?? text.length + 1) - 1);
  };
  const rangeOf = (start: number, end: number): SourceRange => {
    const [from, to] = [placeOf(start), placeOf(end)];
    return { startLine: from.line, startCharacter: from.character, endLine: to.line, endCharacter: to.character };
  };
  return {
    placeOf,
    offsetOf,
    rangeOf,
    clamp: ({ startLine, startCharacter, endLine, endCharacter }) => {
      const start = offsetOf(startLine, startCharacter);
      return rangeOf(start, Math.max(start, offsetOf(endLine, endCharacter)));
    },
  };
}
