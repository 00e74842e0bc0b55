import type { Finding } from "../../core/audit/finding.ts";
import type { TriagedFinding, TriageState } from "../../core/audit/triage/applyTriage.ts";
import { decisionTitles } from "../../core/audit/triage/decision.ts";
import type { StoredTriage } from "../../core/audit/triage/readTriage.ts";
import { findingCounts } from "./describeAudit.ts";

/** Tells whose a record is. */
export interface Authorship {
  isByOthers(by: StoredTriage): boolean;
}

/** The findings that nobody decided on, or not any more. */
export function openFindings(triaged: readonly TriagedFinding[]): readonly Finding[] {
  return triaged.filter(({ state }) => state.kind !== "triaged").map(({ finding }) => finding);
}

/** True for a finding of high severity that a record from elsewhere decides on: it stays where the high ones are. */
export function isHighByOthers({ finding, state }: TriagedFinding, authorship: Authorship): boolean {
  return finding.severity === "high" && state.kind === "triaged" && authorship.isByOthers(state.by);
}

/** e.g. `3 high, 1 medium, 2 triaged (1 high by others)`: the open findings by severity, and how many are triaged. */
export function triagedCounts(triaged: readonly TriagedFinding[], authorship: Authorship): string {
  const open = openFindings(triaged);
  const settled = triaged.length - open.length;
  if (settled === 0) return findingCounts(open);
  const byOthers = triaged.filter((one) => isHighByOthers(one, authorship)).length;
  const note = byOthers === 0 ? "" : ` (${byOthers} high by others)`;
  return `${open.length === 0 ? "no open findings" : findingCounts(open)}, ${settled} triaged${note}`;
}

/** e.g. `False positive by Ada`. */
export function decisionText({ record }: StoredTriage): string {
  return `${decisionTitles[record.decision]} by ${record.author}`;
}

/** True for what was called fixed before an audit that finds it all the same. */
export function isFoundAgain({ record }: StoredTriage, finishedAt: Date): boolean {
  return record.decision === "fixed" && Date.parse(record.decidedAt) < finishedAt.getTime();
}

/** Everything about a decision, as plain sentences; undefined where there is none. */
export function triageDetails(state: TriageState, authorship: Authorship): string | undefined {
  if (state.kind === "open") return undefined;
  const { record, file } = state.by;
  const until = record.expires === undefined ? "" : ` Until ${record.expires}${state.kind === "reopened" ? ", which is over" : ""}.`;
  const origin = authorship.isByOthers(state.by) ? " It was not written on this computer." : "";
  return `${decisionText(state.by)} on ${record.decidedAt.slice(0, 10)}: ${record.reason}.${until} Record: ${file}.${origin}`;
}
