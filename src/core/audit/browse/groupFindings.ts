import { reporterTitles, severityTitles } from "../auditWords.ts";
import { severities } from "../finding.ts";
import type { Finding, Severity } from "../finding.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import type { TriagedFinding } from "../triage/applyTriage.ts";

/** What findings that stand together have in common. */
export type Grouping = "severity" | "file" | "category" | "analyzer";

/** Every grouping, the usual one first. */
export const groupings: readonly Grouping[] = ["severity", "file", "category", "analyzer"];

/** The grouping in a stored value; the usual one for anything else. */
export function parseGrouping(value: unknown): Grouping {
  return groupings.find((grouping) => grouping === value) ?? "severity";
}

/** Findings that stand together. */
export interface FindingGroup {
  /** What they have in common, unique among the groups: a severity, a root-relative path, a category's id or an analyzer's name. */
  readonly key: string;
  readonly title: string;
  /** The worst severity among them. */
  readonly worst: Severity;
  /** Never empty; in the order they came. */
  readonly findings: readonly TriagedFinding[];
}

/**
 * Puts findings into groups: the group with the worst finding first, then the one with the most, then by title. A finding that two
 * analyzers report is in the group of each.
 */
export function groupFindings(findings: readonly TriagedFinding[], by: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, { readonly title: string; readonly findings: TriagedFinding[] }>();
  for (const one of findings) {
    for (const [key, title] of labelsOf(one.finding, by)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { title, findings: [one] });
      else group.findings.push(one);
    }
  }
  return [...groups].map(([key, group]) => ({ key, worst: worstOf(group.findings), ...group })).toSorted(compare);
}

/** Key and title of each group that a finding is in. */
function labelsOf({ severity, file, category, reports }: Finding, by: Grouping): ReadonlyMap<string, string> {
  switch (by) {
    case "severity":
      return new Map([[severity, severityTitles[severity]]]);
    case "file":
      return new Map([[file, file]]);
    case "category":
      return new Map([[category, findCategory(category)?.title ?? category]]);
    case "analyzer":
      return new Map(reports.map(({ analyzer }) => [analyzer, reporterTitles[analyzer]]));
  }
}

function worstOf(findings: readonly TriagedFinding[]): Severity {
  return severities.find((severity) => findings.some(({ finding }) => finding.severity === severity)) ?? "gas";
}

function compare(a: FindingGroup, b: FindingGroup): number {
  return (
    severities.indexOf(a.worst) - severities.indexOf(b.worst) ||
    b.findings.length - a.findings.length ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
  );
}
