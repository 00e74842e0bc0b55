import type { Finding } from "../finding.ts";
import type { StoredTriage } from "./readTriage.ts";

/** What triage makes of a finding. `reopened`: there is a decision, and its last day is over. */
export type TriageState =
  | { readonly kind: "open" }
  | { readonly kind: "triaged"; readonly by: StoredTriage }
  | { readonly kind: "reopened"; readonly by: StoredTriage };

/** A finding with its state. */
export interface TriagedFinding {
  readonly finding: Finding;
  readonly state: TriageState;
}

/** Gives each finding its state, in their order. A decision holds for the very code it was made on: an edit gives the finding another id. */
export function applyTriage(findings: readonly Finding[], records: readonly StoredTriage[], now: Date): readonly TriagedFinding[] {
  const byFinding = new Map(records.map((stored) => [stored.record.finding, stored]));
  const today = now.toISOString().slice(0, 10);
  return findings.map((finding) => ({ finding, state: stateOf(byFinding.get(finding.id), today) }));
}

function stateOf(by: StoredTriage | undefined, today: string): TriageState {
  if (by === undefined) return { kind: "open" };
  const { expires } = by.record;
  return { kind: expires === undefined || expires >= today ? "triaged" : "reopened", by };
}
