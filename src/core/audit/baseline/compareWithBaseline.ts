import type { AuditOutcome } from "../analyzer.ts";
import type { Finding } from "../finding.ts";
import type { Baseline, EarlierFinding } from "./baseline.ts";
import { findNew } from "./findNew.ts";

/**
 * What a finding is beside the baseline. `updated`: known, and judged or reported by others than then. `unclear`: not known, but whoever
 * reports it had not analysed everything then.
 */
export type BaselineState = "new" | "unchanged" | "updated" | "unclear";

/** An audit beside a baseline. */
export interface Comparison {
  readonly source: Baseline["source"];
  readonly states: ReadonlyMap<Finding, BaselineState>;
  /** Found then and no longer, by somebody who has analysed everything now: of what nobody looked at, nothing is gone. */
  readonly gone: readonly EarlierFinding[];
}

/** Tells of each finding what it is beside a baseline, and what is gone. */
export function compareWithBaseline(
  { findings, runs }: Pick<Extract<AuditOutcome, { readonly kind: "audited" }>, "findings" | "runs">,
  baseline: Baseline,
): Comparison {
  const { added, unclear, before, missing } = findNew(findings, baseline);
  const whole = new Set<string>(["manual", ...runs.flatMap((run) => (run.outcome.kind === "analysed" ? [run.analyzer] : []))]);
  return {
    source: baseline.source,
    states: new Map<Finding, BaselineState>([
      ...added.map((finding) => [finding, "new"] as const),
      ...unclear.map((finding) => [finding, "unclear"] as const),
      ...[...before].map(([finding, then]) => [finding, isSame(finding, then) ? "unchanged" : "updated"] as const),
    ]),
    gone: missing.filter(({ reports }) => reports.length > 0 && reports.every(({ analyzer }) => whole.has(analyzer))),
  };
}

/** The code is the same, since the ids are; where it stands in its file does not matter. */
function isSame(now: EarlierFinding, then: EarlierFinding): boolean {
  return now.severity === then.severity && now.confidence === then.confidence && rulesOf(now) === rulesOf(then);
}

function rulesOf({ reports }: EarlierFinding): string {
  return reports
    .map(({ analyzer, rule }) => JSON.stringify([analyzer, rule]))
    .toSorted()
    .join();
}
