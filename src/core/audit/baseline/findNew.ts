import type { Finding } from "../finding.ts";
import type { Baseline } from "./baseline.ts";

/** Findings beside a baseline. */
export interface NewFindings {
  /** In none of the earlier reports. */
  readonly added: readonly Finding[];
  /** Known before. */
  readonly known: readonly Finding[];
  /** Not known, but whoever reports them had not analysed everything then: nobody can say. */
  readonly unclear: readonly Finding[];
}

/**
 * Compares by id. One that the baseline has twice is known twice and no more. Since an id hangs on the code of the declaration around the
 * finding, edited code counts as new, and so does a file that was moved.
 */
export function findNew(findings: readonly Finding[], baseline: Pick<Baseline, "ids" | "gaps">): NewFindings {
  const gaps = new Set<string>(baseline.gaps);
  const left = new Map<string, number>();
  for (const id of baseline.ids) left.set(id, (left.get(id) ?? 0) + 1);
  const [added, known, unclear]: [Finding[], Finding[], Finding[]] = [[], [], []];
  for (const finding of findings) {
    const count = left.get(finding.id) ?? 0;
    left.set(finding.id, count - 1);
    if (count > 0) known.push(finding);
    else if (finding.reports.every(({ analyzer }) => gaps.has(analyzer))) unclear.push(finding);
    else added.push(finding);
  }
  return { added, known, unclear };
}
