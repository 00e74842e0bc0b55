import type { SourceRange } from "../../../protocol/sourceRange.ts";
import { readUnits, unitText } from "./codeUnits.ts";
import type { CodeUnit } from "./codeUnits.ts";
import type { AuthorMarks, ReviewMark } from "./reviewMarks.ts";
import { createLines } from "./textLines.ts";

/** A unit with its lines of code: those whose first token is the unit's. Counted from zero. */
export interface MeasuredUnit extends CodeUnit {
  readonly lines: readonly number[];
}

/** How much of a file was reviewed. A line of code (nSLOC) is a line with anything on it but white space and comments. */
export interface FileReview {
  readonly file: string;
  readonly lines: number;
  /** The lines that somebody has reviewed as they are now, from zero, in their order. */
  readonly reviewed: readonly number[];
}

/** Reads the units of a source with their lines of code; no line belongs to two. */
export function measureUnits(text: string): readonly MeasuredUnit[] {
  const plain = unitText(text);
  const lines = createLines(plain);
  const owners = new Map<number, CodeUnit>();
  const units = readUnits(plain);
  const tokens = units.flatMap((unit) => unit.tokens.map(({ start }) => ({ start, unit }))).toSorted((a, b) => a.start - b.start);
  for (const { start, unit } of tokens) {
    const { line } = lines.placeOf(start);
    if (!owners.has(line)) owners.set(line, unit);
  }
  const byUnit = Map.groupBy(owners, ([, unit]) => unit);
  return units.map((unit) => ({ ...unit, lines: (byUnit.get(unit) ?? []).map(([line]) => line) }));
}

/** Measures a file against everybody's marks: a unit that was edited since is not reviewed any more. */
export function reviewFile(file: string, units: readonly MeasuredUnit[], authors: readonly AuthorMarks[]): FileReview {
  const marked = new Set(authors.flatMap(({ marks }) => marks.filter((mark) => mark.file === file).map(({ fingerprint }) => fingerprint)));
  const reviewed = units.filter(({ fingerprint }) => marked.has(fingerprint)).flatMap(({ lines }) => lines);
  return { file, lines: units.reduce((sum, { lines }) => sum + lines.length, 0), reviewed: reviewed.toSorted((a, b) => a - b) };
}

/** The units of which a range holds code, or in whose lines it lies; without a range all. */
export function unitsIn(text: string, units: readonly MeasuredUnit[], range?: SourceRange): readonly MeasuredUnit[] {
  if (range === undefined) return units;
  const lines = createLines(unitText(text));
  const [start, end] = [lines.offsetOf(range.startLine, range.startCharacter), lines.offsetOf(range.endLine, range.endCharacter)];
  const holding = units.filter(({ tokens }) => tokens.some((token) => token.end > start && token.start < end));
  if (holding.length > 0) return holding;
  return units.filter(({ whole }) => whole.start <= start && end <= whole.end).slice(-1);
}

/** What is marked, and what the file is. */
export interface Toggling {
  readonly file: string;
  readonly units: readonly MeasuredUnit[];
  readonly chosen: readonly MeasuredUnit[];
}

/** A person's marks with the chosen units all marked, or, where they were, none of them. Marks of units that were edited since go. */
export function toggleMarks({ author, marks }: AuthorMarks, { file, units, chosen }: Toggling): AuthorMarks {
  const present = new Set(units.map(({ fingerprint }) => fingerprint));
  const labels = new Set(units.map(({ label }) => label));
  const isMarked = new Set(marks.filter((mark) => mark.file === file).map(({ fingerprint }) => fingerprint));
  const turnsOff = chosen.every(({ fingerprint }) => isMarked.has(fingerprint));
  const touched = new Set(chosen.map(({ fingerprint }) => fingerprint));
  const kept = marks.filter(
    (mark) => mark.file !== file || (!touched.has(mark.fingerprint) && (present.has(mark.fingerprint) || !labels.has(mark.unit))),
  );
  const added = turnsOff ? [] : chosen.map(({ label, fingerprint }): ReviewMark => ({ file, unit: label, fingerprint }));
  return { author, marks: [...kept, ...added] };
}
