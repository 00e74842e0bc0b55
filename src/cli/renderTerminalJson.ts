import { jsonReport } from "../core/audit/export/renderJson.ts";
import { findNew } from "../core/audit/baseline/findNew.ts";
import type { Finding, Severity } from "../core/audit/finding.ts";
import type { ProjectsOutcome } from "../core/audit/projects/auditProjects.ts";
import type { AuditedTarget, TargetResult } from "../core/audit/projects/runTarget.ts";
import { describeProblem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import { visibleJson } from "../core/lib/visibleText.ts";
import { reportOf } from "./reportOf.ts";
import type { ExitCode } from "./terminal.ts";

/** What is said of the call as a whole. */
export interface TerminalFacts {
  readonly exitCode: ExitCode;
  readonly failOn: Severity | "never";
  readonly version: string;
}

/** The answer of `--json`; `docs/terminal.md` describes the shape. A change that breaks a reader raises `version`. */
export function renderTerminalJson({ kind, results }: ProjectsOutcome<TargetResult>, { exitCode, failOn, version }: TerminalFacts): string {
  return visibleJson({
    format: "hyperkit-terminal",
    version: 1,
    hyperkit: version,
    exitCode,
    failOn,
    interrupted: kind === "cancelled",
    projects: results.map((result) => entryOf(result, version)),
  });
}

function entryOf(result: TargetResult, version: string): object {
  const { project, scope } = result.target;
  const common = { name: project.name, root: project.root, ...(scope === undefined || scope === "" ? {} : { scope }) };
  if (result.kind === "failed") return { ...common, outcome: "failed", reason: reasonEntry(result.problem) };
  return {
    ...common,
    outcome: "audited",
    triageProblems: result.triage.problems.map(reasonEntry),
    ...baselineEntry(result),
    report: jsonReport(reportOf(result, version)),
  };
}

function baselineEntry(result: AuditedTarget): object {
  const { baseline, outcome } = result;
  if (baseline === undefined) return {};
  if (baseline.kind === "failed") return { baseline: { outcome: "failed", reason: reasonEntry(baseline.problem) } };
  const { added, unclear } = findNew(outcome.findings, baseline);
  const ids = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id);
  const { source, gaps } = baseline;
  return { baseline: { outcome: gaps.length === 0 ? "known" : "incomplete", source, gaps, new: ids(added), unclear: ids(unclear) } };
}

function reasonEntry(why: Problem): object {
  const { id, what, fix } = describeProblem(why);
  return { id, what, fix };
}
