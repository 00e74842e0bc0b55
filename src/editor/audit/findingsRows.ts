import type { AnalyzerRun } from "../../core/audit/analyzer.ts";
import { groupFindings } from "../../core/audit/browse/groupFindings.ts";
import type { FindingGroup, Grouping } from "../../core/audit/browse/groupFindings.ts";
import type { LeftOut } from "../../core/audit/leftOut.ts";
import type { TriagedFinding } from "../../core/audit/triage/applyTriage.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { ReviewNode } from "../review/reviewSection.ts";
import type { Audits } from "./audits.ts";
import type { AuditedFinding, ProjectAudit, ReadyRow } from "./projectAudit.ts";
import type { FindingsQuery } from "./findingsQuery.ts";
import { isHighByOthers } from "./triageText.ts";

/** A row of the Findings view. */
export type FindingsNode =
  | ReviewNode
  | { readonly kind: "project"; readonly audit: ProjectAudit }
  | { readonly kind: "ready"; readonly row: ReadyRow }
  | { readonly kind: "run"; readonly run: AnalyzerRun }
  | { readonly kind: "leftOut"; readonly audit: ProjectAudit; readonly entry: LeftOut }
  | { readonly kind: "triageProblem"; readonly audit: ProjectAudit; readonly problem: Problem }
  | ({ readonly kind: "group"; readonly by: Grouping; readonly audit: ProjectAudit } & FindingGroup)
  | { readonly kind: "triaged"; readonly by: Grouping; readonly audit: ProjectAudit; readonly findings: readonly TriagedFinding[] }
  | FindingNode;

/**
 * The row of one finding, under what it is grouped by. `id` is its own in the whole tree: without one the editor tries a name for each row
 * after the other, which takes half a second for a thousand findings of one title.
 */
export type FindingNode = { readonly kind: "finding"; readonly by: Grouping; readonly id: string } & AuditedFinding & TriagedFinding;

/** The rows of an audit: what an untrusted repository wanted to do, what each analyzer did, what does not compile, then the groups of what passes the filter, and what people decided on last. */
export function rowsOf(audit: ProjectAudit, { triages, manual }: Audits, query: FindingsQuery): FindingsNode[] {
  const by = query.grouping;
  const shown = query.passing(audit, triages.of(audit));
  const isAside = (one: TriagedFinding): boolean => one.state.kind === "triaged" && !isHighByOthers(one, triages);
  const aside = shown.filter(isAside);
  const groups = groupFindings(
    shown.filter((one) => !isAside(one)),
    by,
  );
  return [
    ...(audit.untrusted?.rows ?? []).map((row): FindingsNode => ({ kind: "ready", row })),
    ...audit.outcome.runs.map((run): FindingsNode => ({ kind: "run", run })),
    ...(audit.outcome.leftOut ?? []).map((entry): FindingsNode => ({ kind: "leftOut", audit, entry })),
    ...[...triages.problemsOf(audit), ...manual.problemsOf(audit.project)].map((problem): FindingsNode => ({
      kind: "triageProblem",
      audit,
      problem,
    })),
    ...groups.map((group): FindingsNode => ({ kind: "group", by, audit, ...group })),
    ...(aside.length === 0 ? [] : [{ kind: "triaged", by, audit, findings: aside } as const]),
  ];
}
