import type { SourceRange } from "../../protocol/sourceRange.ts";

/** Converts the byte offsets of tools into the editor's positions, against the exact bytes the tool read. */
export interface SourcePositions {
  /** `start` and `end` are byte offsets, end exclusive; beyond the text, or inside a character, they are moved to the nearest place before. */
  rangeOf(start: number, end: number): SourceRange;
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Reads the line breaks of a UTF-8 text once. Lines end as in VS Code (LF, CRLF or CR); a byte order mark has no width, as there. */
export function createSourcePositions(bytes: Uint8Array): SourcePositions {
  const starts = lineStarts(bytes);
  const positionOf = (offset: number): readonly [line: number, character: number] => {
    const place = characterStart(bytes, Math.min(Math.max(offset, 0), bytes.length));
    const line = lineAt(starts, place);
    const text = new TextDecoder("utf-8", { ignoreBOM: line > 0 }).decode(bytes.subarray(starts[line], place));
    return [line, text.replace(/[\r\n]+$/, "").length];
  };
  return {
    rangeOf(start, end) {
      const [startLine, startCharacter] = positionOf(start);
      const [endLine, endCharacter] = positionOf(Math.max(start, end));
      return { startLine, startCharacter, endLine, endCharacter };
    },
  };
}

function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === lineFeed || (byte === carriageReturn && bytes[index + 1] !== lineFeed)) starts.push(index + 1);
  }
  return starts;
}

/** The start of the UTF-8 character that an offset lies in. */
function characterStart(bytes: Uint8Array, offset: number): number {
  let place = offset;
  while (place > 0 && place < bytes.length && ((bytes[place] ?? 0) & 0xc0) === 0x80) place -= 1;
  return place;
}

/** The last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
