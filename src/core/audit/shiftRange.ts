import type { SourceRange } from "../../protocol/sourceRange.ts";

/** An edit of a text: a range is replaced by a text with LF, CRLF or CR line ends. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** Where a range lies after an edit; undefined when the edit touched it, so that nobody knows. */
export function shiftRange(range: SourceRange, { range: edited, text }: TextEdit): SourceRange | undefined {
  if (isAtOrBefore([range.endLine, range.endCharacter], [edited.startLine, edited.startCharacter])) return range;
  if (!isAtOrBefore([edited.endLine, edited.endCharacter], [range.startLine, range.startCharacter])) return undefined;
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)?.length ?? 0;
  const lineShift = edited.startLine + lines.length - 1 - edited.endLine;
  const endOfText = lines.length === 1 ? edited.startCharacter + last : last;
  const shift = (line: number, character: number): readonly [number, number] => [
    line + lineShift,
    line === edited.endLine ? character - edited.endCharacter + endOfText : character,
  ];
  const [startLine, startCharacter] = shift(range.startLine, range.startCharacter);
  const [endLine, endCharacter] = shift(range.endLine, range.endCharacter);
  return { startLine, startCharacter, endLine, endCharacter };
}

type Position = readonly [line: number, character: number];

function isAtOrBefore(a: Position, b: Position): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);
}
