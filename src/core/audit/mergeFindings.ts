import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Finding } from "./finding.ts";
import { severities } from "./finding.ts";
import { nextFingerprint } from "./fingerprint.ts";

/**
 * Joins what several analyzers say of the same place: same category, same file, overlapping ranges, different analyzers. The first
 * finding keeps its words and its place and lists all reports; the worse severity counts. No two have one id. Sorted by severity, file
 * and place.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  for (const finding of findings) {
    const index = merged.findIndex((other) => saysTheSame(other, finding));
    const other = merged[index];
    if (other === undefined) merged.push(finding);
    else merged[index] = { ...other, severity: worseSeverity(other, finding), reports: [...other.reports, ...finding.reports] };
  }
  return withOwnIds(merged).toSorted(compareFindings);
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
    a.range.startLine - b.range.startLine ||
    a.range.startCharacter - b.range.startCharacter
  );
}
