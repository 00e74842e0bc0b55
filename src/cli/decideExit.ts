import { findNew } from "../core/audit/baseline/findNew.ts";
import { severities } from "../core/audit/finding.ts";
import type { Finding, Severity } from "../core/audit/finding.ts";
import type { AuditedTarget, TargetResult } from "../core/audit/projects/runTarget.ts";
import { applyTriage } from "../core/audit/triage/applyTriage.ts";
import type { TriagedFinding } from "../core/audit/triage/applyTriage.ts";
import type { ProblemName } from "../core/errors/catalogue.ts";
import { exitCodes } from "./terminal.ts";
import type { ExitCode } from "./terminal.ts";

/** The findings of a target with what people decided on them. */
export function triagedFindings({ outcome, triage, auditedAt }: AuditedTarget): readonly TriagedFinding[] {
  return applyTriage(outcome.findings, triage.records, auditedAt);
}

/** True for a severity that fails a call which fails from `failOn` on. */
function fails(severity: Severity, failOn: Severity | "never"): boolean {
  return failOn !== "never" && severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** Problems of a baseline that are the caller's own mistake. */
const mistaken: readonly ProblemName[] = ["baselineUnknown", "baselineNoRepository", "baselineReport", "gitMissing"];

/**
 * What the results of a call that was not interrupted come to. "Not analysed" is the stronger word: of what nobody looked at, no number
 * of findings says anything. A target that could not be read at all counts as not analysed, and so does a baseline with gaps.
 */
export function decideExit(results: readonly TargetResult[], failOn: Severity | "never"): ExitCode {
  if (results.some(isMistake)) return exitCodes.misuse;
  if (results.some((result) => result.kind === "failed" || !result.outcome.complete || hasGaps(result))) return exitCodes.notAnalysed;
  return results.some((result) => result.kind === "audited" && failingFindings(result, failOn).length > 0)
    ? exitCodes.findings
    : exitCodes.clean;
}

function isMistake(result: TargetResult): boolean {
  if (result.kind === "failed") return result.problem.name === "scopeEmpty" || mistaken.includes(result.problem.name);
  return false;
}

function hasGaps({ baseline }: AuditedTarget): boolean {
  return baseline?.kind === "failed" || (baseline?.gaps.length ?? 0) > 0;
}

/** The open findings that fail a call: bad enough and, where there is a baseline, new. */
export function failingFindings(result: AuditedTarget, failOn: Severity | "never"): readonly Finding[] {
  const open = openFindings(result);
  const counted = result.baseline?.kind === "known" ? findNew(open, result.baseline).added : open;
  return counted.filter(({ severity }) => fails(severity, failOn));
}

/** The findings that nobody has decided on, or whose decision is over. */
export function openFindings(result: AuditedTarget): readonly Finding[] {
  return triagedFindings(result).flatMap(({ finding, state }) => (state.kind === "triaged" ? [] : [finding]));
}
