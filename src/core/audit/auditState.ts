import type { AuditState } from "../../protocol/deployView.ts";
import { analyzerTitles } from "./analyzerName.ts";
import type { AuditOutcome } from "./analyzer.ts";
import type { Severity } from "./finding.ts";
import type { TriagedFinding } from "./triage/applyTriage.ts";

/** What an audit says in a line beside something else: a deployment, the status bar. Findings of people alone are no audit. */
export function auditState(
  { runs }: Extract<AuditOutcome, { readonly kind: "audited" }>,
  findings: readonly TriagedFinding[],
  { stale }: { readonly stale: boolean },
): AuditState {
  if (runs.length === 0) return { kind: "none" };
  const open = (wanted: Severity): number =>
    findings.filter(({ finding, state }) => finding.severity === wanted && state.kind !== "triaged").length;
  return {
    kind: "audited",
    high: open("high"),
    medium: open("medium"),
    notAnalysed: runs.filter(({ outcome }) => outcome.kind === "notAnalysed").map(({ analyzer }) => analyzerTitles[analyzer]),
    allOff: runs.every(({ outcome }) => outcome.kind === "off"),
    stale,
  };
}
