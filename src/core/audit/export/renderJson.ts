import { describeProblem } from "../../errors/problem.ts";
import type { SourceRange } from "../../../protocol/sourceRange.ts";
import type { AnalyzerRun } from "../analyzer.ts";
import { severities } from "../finding.ts";
import type { LeftOut } from "../leftOut.ts";
import type { Finding, RelatedPlace, Report } from "../finding.ts";
import type { AuditReport, HeldDecision } from "./auditReport.ts";
import { classesOf } from "../taxonomy/categoryText.ts";
import { proofOf, verdictOf } from "./describeReport.ts";
import { visibleJson } from "../../lib/visibleText.ts";

/**
 * The audit as JSON, for programs; `docs/audit-report.md` describes the shape. A change that breaks a reader raises `version`. Paths
 * are root-relative with `/`; lines and columns (UTF-16 code units) count from one, the end is exclusive.
 */
export function renderJson(report: AuditReport): string {
  return visibleJson(jsonReport(report));
}

/** The value that `renderJson` writes. */
export function jsonReport(report: AuditReport): object {
  const { project, auditedAt, version, outcome } = report;
  return {
    format: "hyperkit-audit",
    version: 1,
    project,
    auditedAt: auditedAt.toISOString(),
    hyperkit: version,
    complete: outcome.complete,
    verdict: verdictOf(report),
    ...comparisonEntry(report),
    analyzers: outcome.runs.map(analyzerEntry),
    ...(outcome.leftOut === undefined ? {} : { leftOut: outcome.leftOut.map(leftOutEntry) }),
    counts: Object.fromEntries(severities.map((name) => [name, outcome.findings.filter(({ severity }) => severity === name).length])),
    findings: outcome.findings.map((finding) => findingEntry(finding, report)),
  };
}

function analyzerEntry({ analyzer, version, outcome, durationMs }: AnalyzerRun): object {
  const common = { name: analyzer, version, outcome: outcome.kind };
  if (outcome.kind === "off") return { ...common, why: outcome.why };
  if (outcome.kind === "analysed") return { ...common, counts: outcome.counts, durationMs };
  const { id, what, fix } = describeProblem(outcome.problem);
  return { ...common, reason: { id, what, fix }, durationMs };
}

function leftOutEntry({ file, reason, place, contracts }: LeftOut): object {
  return { file, ...(place === undefined ? {} : { line: place.line + 1, column: place.character + 1 }), contracts, reason };
}

function findingEntry(finding: Finding, report: AuditReport): object {
  const { decisions, proofs } = report;
  const decision = decisions.get(finding.id);
  const held = proofs?.get(finding.id);
  const result = proofOf(finding, report);
  const state = report.comparison?.states.get(finding);
  const { id, severity, confidence, category, title, message, related, reports } = finding;
  return {
    ...{ id, severity, confidence, category, title, message },
    classes: classesOf(finding.category),
    ...(decision === undefined ? {} : { decision: decisionEntry(decision) }),
    ...(result === undefined ? {} : { proof: { result, ...(held === undefined ? {} : { gain: held.gain, ranAt: held.ranAt }) } }),
    ...(state === undefined ? {} : { baselineState: state }),
    place: placeEntry(finding),
    related: related.map((other) => ({ ...placeEntry(other), message: other.message })),
    ...(finding.stale === true ? { codeEdited: true } : {}),
    reports: reports.map(reportEntry),
  };
}

function comparisonEntry({ comparison }: AuditReport): object {
  if (comparison === undefined) return {};
  const gone = comparison.gone.map((finding) => {
    const { id, severity, title, reports } = finding;
    return { id, severity, title, place: placeEntry(finding), reports: reports.map(({ analyzer, rule }) => ({ analyzer, rule })) };
  });
  return { baseline: { ...comparison.source, gone } };
}

function reportEntry(report: Report): object {
  const { analyzer, rule, url } = report;
  return { analyzer, rule, ...(url === undefined ? {} : { url }), ...(analyzer === "manual" ? { author: report.author } : {}) };
}

function decisionEntry({ record, isByOthers }: HeldDecision): object {
  const { decision, reason, author, decidedAt, expires } = record;
  return { decision, reason, author, decidedAt, ...(expires === undefined ? {} : { expires }), isByOthers };
}

function placeEntry({ file, range }: Pick<RelatedPlace, "file" | "range">): object {
  return { file, ...fromOne(range) };
}

/** A range with lines and columns counted from one, as files of other tools have them. */
export function fromOne({ startLine, startCharacter, endLine, endCharacter }: SourceRange) {
  return { startLine: startLine + 1, startColumn: startCharacter + 1, endLine: endLine + 1, endColumn: endCharacter + 1 };
}
