import { compareWithBaseline } from "../core/audit/baseline/compareWithBaseline.ts";
import type { AuditReport, HeldDecision } from "../core/audit/export/auditReport.ts";
import type { AuditedTarget } from "../core/audit/projects/runTarget.ts";
import { triagedFindings } from "./decideExit.ts";

/** What is read for a report alone. */
export type ReportFacts = Partial<Pick<AuditReport, "sources" | "folder">>;

/** A result as the reports take it. A terminal cannot tell whose hand wrote a decision, so each counts as another's. */
export function reportOf(result: AuditedTarget, version: string, { sources = new Map(), ...facts }: ReportFacts = {}): AuditReport {
  const { target, outcome, auditedAt, proofs, baseline } = result;
  const decided = triagedFindings(result).flatMap(({ finding, state }): readonly (readonly [string, HeldDecision])[] =>
    state.kind === "triaged" ? [[finding.id, { record: state.by.record, isByOthers: true }]] : [],
  );
  const comparison = baseline?.kind === "known" ? { comparison: compareWithBaseline(outcome, baseline) } : {};
  const common = { project: target.project.name, auditedAt, version, outcome, sources, proofs, decisions: new Map(decided) };
  return { ...common, ...comparison, ...facts };
}
