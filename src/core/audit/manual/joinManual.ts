import type { Finding } from "../finding.ts";
import { compareFindings, saysTheSame, worseSeverity } from "../mergeFindings.ts";
import type { ManualFinding } from "./placeManualFindings.ts";

/**
 * One list of what analyzers and people found. A manual finding joins the analyzers' finding that the person called the same, or one of
 * the same category and place: that one keeps its identity and its words, the person's follow, and the worse severity counts.
 */
export function joinManual(findings: readonly Finding[], manual: readonly ManualFinding[]): readonly Finding[] {
  const joined = [...findings];
  const own: Finding[] = [];
  for (const { finding, sameAs } of manual) {
    const linked = joined.findIndex(({ id }) => id === sameAs);
    const index = linked < 0 ? joined.findIndex((other) => saysTheSame(other, finding)) : linked;
    const other = joined[index];
    if (other === undefined) own.push(finding);
    else joined[index] = join(other, finding);
  }
  return [...joined, ...own].toSorted(compareFindings);
}

function join(other: Finding, manual: Finding): Finding {
  return {
    ...other,
    severity: worseSeverity(other, manual),
    message: `${other.message}\n\nManual review: ${manual.message}`,
    reports: [...other.reports, ...manual.reports],
  };
}
