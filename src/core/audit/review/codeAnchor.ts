import type { SourceRange } from "../../../protocol/sourceRange.ts";
import type { CodeUnit } from "./codeUnits.ts";
import { readUnits } from "./codeUnits.ts";
import { createLines } from "./textLines.ts";

/** A token of a unit. */
export interface AnchorEnd {
  /** `CodeUnit.label`. */
  readonly unit: string;
  /** `CodeUnit.fingerprint` when it was anchored. */
  readonly fingerprint: string;
  /** Its number in the unit, from zero. */
  readonly token: number;
}

/** A place that is bound to code by content: it begins and ends with a token of a unit, wherever the units lie. */
export interface CodeAnchor {
  readonly from: AnchorEnd;
  readonly to: AnchorEnd;
  /** Where it was, for when its code is gone. */
  readonly range: SourceRange;
}

/** Where an anchor's code is now. `edited`: a unit that it hangs on was changed, and the range is the best guess. */
export interface AnchoredPlace {
  readonly edited: boolean;
  readonly range: SourceRange;
}

/**
 * Binds a range of a text (see `unitText`) to the code in it; without any, to the code that follows, or else precedes. Undefined for a
 * text without code.
 */
export function anchorCode(text: string, range: SourceRange): CodeAnchor | undefined {
  const lines = createLines(text);
  const [start, end] = [lines.offsetOf(range.startLine, range.startCharacter), lines.offsetOf(range.endLine, range.endCharacter)];
  const all = readUnits(text)
    .flatMap((unit) =>
      unit.tokens.map((token, index) => ({ token, end: { unit: unit.label, fingerprint: unit.fingerprint, token: index } })),
    )
    .toSorted((a, b) => a.token.start - b.token.start);
  const inside = all.filter(({ token }) => token.end > start && token.start < end);
  const nearest = all.find(({ token }) => token.end > start) ?? all.at(-1);
  const [first, last] = [inside[0] ?? nearest, inside.at(-1) ?? nearest];
  if (first === undefined || last === undefined) return undefined;
  return { from: first.end, to: last.end, range: lines.rangeOf(first.token.start, last.token.end) };
}

/** Finds an anchor's code in a text, which may have been edited since. Never throws. */
export function findAnchored(text: string, { from, to, range }: CodeAnchor): AnchoredPlace {
  const lines = createLines(text);
  const units = readUnits(text);
  const [first, last] = [tokenOf(units, from), tokenOf(units, to)];
  if (first !== undefined && last !== undefined && first.start < last.end) {
    return { edited: false, range: lines.rangeOf(first.start, last.end) };
  }
  const named = units.find(({ label }) => label === from.unit);
  const [head] = named?.tokens ?? [];
  if (head === undefined) return { edited: true, range: lines.clamp(range) };
  const { line } = lines.placeOf(head.start);
  return { edited: true, range: lines.rangeOf(head.start, lines.offsetOf(line, Number.MAX_SAFE_INTEGER)) };
}

function tokenOf(units: readonly CodeUnit[], { fingerprint, token }: AnchorEnd): CodeUnit["tokens"][number] | undefined {
  return units.find((unit) => unit.fingerprint === fingerprint)?.tokens[token];
}
