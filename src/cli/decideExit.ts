import { severities } from "../core/audit/finding.ts";
import type { Finding, Severity } from "../core/audit/finding.ts";
import type { AuditedTarget, TargetResult } from "../core/audit/projects/runTarget.ts";
import { applyTriage } from "../core/audit/triage/applyTriage.ts";
import type { TriagedFinding } from "../core/audit/triage/applyTriage.ts";
import { exitCodes } from "./terminal.ts";
import type { ExitCode } from "./terminal.ts";

/** The findings of a target with what people decided on them. */
export function triagedFindings({ outcome, triage, auditedAt }: AuditedTarget): readonly TriagedFinding[] {
  return applyTriage(outcome.findings, triage.records, auditedAt);
}

/** True for a finding that fails a call which fails from `failOn` on. */
export function fails(severity: Severity, failOn: Severity | "never"): boolean {
  return failOn !== "never" && severities.indexOf(severity) <= severities.indexOf(failOn);
}

/**
 * What the results of a call that was not interrupted come to. "Not analysed" is the stronger word: of what nobody looked at, no number of findings says anything. A target
 * that could not be read at all counts as not analysed.
 */
export function decideExit(results: readonly TargetResult[], failOn: Severity | "never"): ExitCode {
  if (results.some((result) => result.kind === "failed" && result.problem.name === "scopeEmpty")) return exitCodes.misuse;
  if (results.some((result) => result.kind === "failed" || !result.outcome.complete)) return exitCodes.notAnalysed;
  return results.some((result) => result.kind === "audited" && openFindings(result).some(({ severity }) => fails(severity, failOn)))
    ? exitCodes.findings
    : exitCodes.clean;
}

/** The findings that nobody has decided on, or whose decision is over. */
export function openFindings(result: AuditedTarget): readonly Finding[] {
  return triagedFindings(result).flatMap(({ finding, state }) => (state.kind === "triaged" ? [] : [finding]));
}
