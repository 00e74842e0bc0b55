import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { AuditEvent } from "../core/audit/analyzer.ts";
import { auditBaseline } from "../core/audit/baseline/auditBaseline.ts";
import type { BaselinePorts } from "../core/audit/baseline/auditBaseline.ts";
import type { BaselineOutcome } from "../core/audit/baseline/baseline.ts";
import { readBaselineReport } from "../core/audit/baseline/readBaselineReport.ts";
import { runTarget } from "../core/audit/projects/runTarget.ts";
import type { TargetInput, TargetResult } from "../core/audit/projects/runTarget.ts";
import type { CallOptions } from "../core/lib/callOptions.ts";
import type { AuditOptions } from "./auditOptions.ts";

/** What an audit beside a baseline needs. */
export interface BesidePorts extends Pick<AuditOptions, "baseline"> {
  readonly ports: BaselinePorts;
  readonly cwd: string;
}

/** Audits a target and, first, what it is to be compared with: a name that no commit has is told before minutes have gone by. */
export async function auditBeside(
  input: TargetInput,
  { ports, cwd, baseline: name }: BesidePorts,
  options: CallOptions<AuditEvent>,
): Promise<TargetResult | { readonly kind: "cancelled" }> {
  if (name === undefined) return runTarget(input, ports, options);
  const file = resolve(cwd, name);
  const isReport = (await stat(file).catch(() => undefined))?.isFile() === true;
  const baseline: BaselineOutcome = isReport
    ? await readBaselineReport(file, name, input.target.project.name)
    : await auditBaseline({ ...input, ref: name }, ports, options);
  if (baseline.kind === "cancelled") return baseline;
  // What the caller can mend needs no audit of today.
  if (baseline.kind === "failed" && baseline.problem.name !== "baselineUnreadable") return { ...baseline, target: input.target };
  const result = await runTarget(input, ports, options);
  if (result.kind !== "audited") return result;
  if (baseline.kind === "failed") return { ...result, baseline };
  // Who was off then and is off now leaves no gap.
  const asked = new Set(result.outcome.runs.flatMap(({ analyzer, outcome }) => (outcome.kind === "off" ? [] : [analyzer])));
  return { ...result, baseline: { ...baseline, gaps: baseline.gaps.filter((gap) => asked.has(gap)) } };
}
