import type { Finding } from "../finding.ts";
import type { Baseline, EarlierFinding } from "./baseline.ts";

/** Findings beside a baseline. */
export interface NewFindings {
  /** In none of the earlier reports. */
  readonly added: readonly Finding[];
  /** Known before. */
  readonly known: readonly Finding[];
  /** Not known, but whoever reports them had not analysed everything then: nobody can say. */
  readonly unclear: readonly Finding[];
  /** Of the known ones, what each was then. */
  readonly before: ReadonlyMap<Finding, EarlierFinding>;
  /** Known before and not found now, whatever the reason. */
  readonly missing: readonly EarlierFinding[];
}

/**
 * Compares by id. One that the baseline has twice is known twice and no more. Since an id hangs on the code of the declaration around the
 * finding, edited code counts as new, and so does a file that was moved.
 */
export function findNew(findings: readonly Finding[], baseline: Pick<Baseline, "findings" | "gaps">): NewFindings {
  const gaps = new Set<string>(baseline.gaps);
  const left = Map.groupBy(baseline.findings, ({ id }) => id);
  const [added, unclear]: [Finding[], Finding[]] = [[], []];
  const before = new Map<Finding, EarlierFinding>();
  for (const finding of findings) {
    const [then, ...others] = left.get(finding.id) ?? [];
    left.set(finding.id, others);
    if (then !== undefined) before.set(finding, then);
    else if (finding.reports.every(({ analyzer }) => gaps.has(analyzer))) unclear.push(finding);
    else added.push(finding);
  }
  return { added, known: [...before.keys()], unclear, before, missing: [...left.values()].flat() };
}
