import type { AuditReport, HeldDecision } from "../core/audit/export/auditReport.ts";
import type { AuditedTarget } from "../core/audit/projects/runTarget.ts";
import { triagedFindings } from "./decideExit.ts";

/** A result as the reports take it. A terminal cannot tell whose hand wrote a decision, so each counts as another's. */
export function reportOf(result: AuditedTarget, version: string, sources: AuditReport["sources"] = new Map()): AuditReport {
  const { target, outcome, auditedAt } = result;
  const decided = triagedFindings(result).flatMap(({ finding, state }): readonly (readonly [string, HeldDecision])[] =>
    state.kind === "triaged" ? [[finding.id, { record: state.by.record, isByOthers: true }]] : [],
  );
  return { project: target.project.name, auditedAt, version, outcome, sources, decisions: new Map(decided) };
}
