import type { Baseline } from "../baseline/baseline.ts";
import { findNew } from "../baseline/findNew.ts";
import type { TriagedFinding } from "../triage/applyTriage.ts";

/**
 * The findings that a baseline does not know, in their order. What was not analysed then may be new, so it is among them: hidden is only
 * what was surely there before.
 */
export function newFindings(findings: readonly TriagedFinding[], baseline: Pick<Baseline, "findings" | "gaps">): readonly TriagedFinding[] {
  const { known } = findNew(
    findings.map(({ finding }) => finding),
    baseline,
  );
  const before = new Set(known);
  return findings.filter(({ finding }) => !before.has(finding));
}
