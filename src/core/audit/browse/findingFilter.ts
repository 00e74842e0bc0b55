import { reporterText } from "../auditWords.ts";
import type { Reporter, Severity } from "../finding.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import type { TriagedFinding, TriageState } from "../triage/applyTriage.ts";

/** Which findings a person wants to see. An empty list of a kind asks for nothing of that kind, so everything passes it. */
export interface FindingFilter {
  /** Words that must all occur in title, message, file, rule, analyzer or category, in any order and case. */
  readonly text: string;
  readonly severities: readonly Severity[];
  /** One of them must report the finding; `manual` stands for people. */
  readonly analyzers: readonly Reporter[];
  readonly states: readonly TriageState["kind"][];
}

/** The filter that everything passes. */
export const emptyFilter: FindingFilter = { text: "", severities: [], analyzers: [], states: [] };

/** True for a filter that everything passes. */
export function isEmptyFilter({ text, severities, analyzers, states }: FindingFilter): boolean {
  return text.trim() === "" && severities.length === 0 && analyzers.length === 0 && states.length === 0;
}

/** The findings that pass a filter, in their order. */
export function filterFindings(findings: readonly TriagedFinding[], filter: FindingFilter): readonly TriagedFinding[] {
  if (isEmptyFilter(filter)) return findings;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(
    ({ finding, state }) =>
      admits(filter.severities, finding.severity) &&
      admits(filter.states, state.kind) &&
      (filter.analyzers.length === 0 || finding.reports.some(({ analyzer }) => filter.analyzers.includes(analyzer))) &&
      hasWords(finding, words),
  );
}

function admits<Value>(wanted: readonly Value[], value: Value): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function hasWords({ title, message, file, category, reports }: TriagedFinding["finding"], words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const named = reports.flatMap((report) => [report.rule, reporterText(report)]);
  const text = [title, message, file, category, findCategory(category)?.title ?? "", ...named].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
