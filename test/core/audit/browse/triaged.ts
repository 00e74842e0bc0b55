import type { Finding } from "../../../../src/core/audit/finding.ts";
import type { TriagedFinding, TriageState } from "../../../../src/core/audit/triage/applyTriage.ts";
import { finding } from "../finding.ts";
import { record } from "../triage/record.ts";

/** A finding with a state; open unless it is said. */
export function triaged(changes: Partial<Finding>, kind: TriageState["kind"] = "open"): TriagedFinding {
  const found = finding(changes);
  if (kind === "open") return { finding: found, state: { kind } };
  return { finding: found, state: { kind, by: { record: record({ finding: found.id }), file: ".hyperkit/triage/x.json", hash: "h" } } };
}
