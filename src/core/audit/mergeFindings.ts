import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Finding, RelatedPlace } from "./finding.ts";
import { severities } from "./finding.ts";
import { nextFingerprint } from "./fingerprint.ts";
import { isRedundantBeside } from "./taxonomy/redundantBeside.ts";

/**
 * Joins what several analyzers say of the same place: same category, same file, overlapping ranges, different analyzers. The first
 * finding keeps its words and its place and lists all reports; the worse severity counts. What is redundant beside another finding about
 * the place becomes a report of that one, also when one analyzer says both. What one rule says several times of exactly one place, as of
 * each way that leads there, is one finding with every message. No two have one id. Sorted by severity, file and place.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  for (const finding of findings) {
    const again = merged.findIndex((other) => saysAgain(other, finding));
    const before = merged[again];
    if (before !== undefined) {
      merged[again] = joined(before, finding);
      continue;
    }
    const index = merged.findIndex((other) => saysTheSame(other, finding));
    const other = merged[index];
    if (other === undefined) merged.push(finding);
    else merged[index] = { ...other, severity: worseSeverity(other, finding), reports: [...other.reports, ...finding.reports] };
  }
  return withOwnIds(withoutRedundant(merged)).toSorted(compareFindings);
}

/** True when one rule of one analyzer speaks of exactly the same place twice. */
function saysAgain(a: Finding, b: Finding): boolean {
  const [one, other] = [a.reports.at(0), b.reports.at(0)];
  return (
    b.reports.length === 1 &&
    one?.analyzer !== "manual" &&
    one?.analyzer === other?.analyzer &&
    one?.rule === other?.rule &&
    a.category === b.category &&
    a.file === b.file &&
    a.fileHash === b.fileHash &&
    compareRanges(a.range, b.range) === 0 &&
    a.range.endLine === b.range.endLine &&
    a.range.endCharacter === b.range.endCharacter
  );
}

/** The first statement with what the second one adds. */
function joined(a: Finding, b: Finding): Finding {
  const keyOf = ({ file, range, message }: RelatedPlace): string => JSON.stringify([file, range, message]);
  const known = new Set(a.related.map(keyOf));
  return {
    ...a,
    severity: worseSeverity(a, b),
    message: a.message.includes(b.message) ? a.message : `${a.message}\n\n${b.message}`,
    related: [...a.related, ...b.related.filter((place) => !known.has(keyOf(place)))],
  };
}

function withoutRedundant(findings: readonly Finding[]): readonly Finding[] {
  const kept = new Map(findings.map((finding) => [finding, finding]));
  for (const finding of findings) {
    const other = findings.find((candidate) => kept.has(candidate) && isSaidBy(candidate, finding));
    const said = kept.get(finding);
    const holder = other === undefined ? undefined : kept.get(other);
    if (other === undefined || holder === undefined || said === undefined) continue;
    kept.delete(finding);
    kept.set(other, { ...holder, severity: worseSeverity(holder, said), reports: [...holder.reports, ...said.reports] });
  }
  return [...kept.values()];
}

function isSaidBy(other: Finding, { category, file, fileHash, range }: Finding): boolean {
  return isRedundantBeside(category, other.category) && other.file === file && other.fileHash === fileHash && overlap(other.range, range);
}

/** Each analyzer numbers its findings without the others': where two came to one id, the earlier analyzer's finding keeps it. */
function withOwnIds(findings: readonly Finding[]): readonly Finding[] {
  const taken = new Set<string>();
  return findings.map((finding) => {
    let { id } = finding;
    while (taken.has(id)) id = nextFingerprint(id);
    taken.add(id);
    return id === finding.id ? finding : { ...finding, id };
  });
}

/** True when different reporters say the same of one place in the same text. */
export function saysTheSame(a: Finding, b: Finding): boolean {
  return (
    a.category === b.category &&
    a.file === b.file &&
    a.fileHash === b.fileHash &&
    !a.reports.some(({ analyzer }) => b.reports.some((report) => report.analyzer === analyzer)) &&
    overlap(a.range, b.range)
  );
}

function overlap(a: SourceRange, b: SourceRange): boolean {
  return !isBefore(a.endLine, a.endCharacter, b) && !isBefore(b.endLine, b.endCharacter, a);
}

/** True when a range ends before another begins. */
function isBefore(endLine: number, endCharacter: number, range: SourceRange): boolean {
  return endLine < range.startLine || (endLine === range.startLine && endCharacter <= range.startCharacter);
}

/** The worse severity of two findings. */
export function worseSeverity(a: Finding, b: Finding): Finding["severity"] {
  return severities.indexOf(a.severity) <= severities.indexOf(b.severity) ? a.severity : b.severity;
}

/** Orders by severity, file and place. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    compareRanges(a.range, b.range)
  );
}

function compareRanges(a: SourceRange, b: SourceRange): number {
  return a.startLine - b.startLine || a.startCharacter - b.startCharacter;
}
