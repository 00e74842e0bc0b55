import type { SourceRange } from "../../../protocol/sourceRange.ts";
import type { Finding, FindingPlace } from "../finding.ts";

/** A step of a finding's path. */
export interface PathStep extends FindingPlace {
  /** What is there, in the analyzer's words; empty for the finding's own place. */
  readonly message: string;
  /** True for the finding's own place. */
  readonly own: boolean;
}

/**
 * The way that a finding tells of, from the entry to the effect: what its place lies in (the function, the contract), the place itself,
 * then the others in the analyzer's order.
 */
export function findingPath({ file, range, fileHash, related }: Finding): readonly PathStep[] {
  const contains = (place: FindingPlace): boolean => place.file === file && isWithin(range, place.range);
  const steps = related.map((place) => ({ ...place, own: false }));
  const own = { file, range, fileHash, message: "", own: true };
  return [...steps.filter(contains), own, ...steps.filter((place) => !contains(place))];
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return (
    isAtOrBefore([outer.startLine, outer.startCharacter], [inner.startLine, inner.startCharacter]) &&
    isAtOrBefore([inner.endLine, inner.endCharacter], [outer.endLine, outer.endCharacter])
  );
}

type Position = readonly [line: number, character: number];

function isAtOrBefore(a: Position, b: Position): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);
}
