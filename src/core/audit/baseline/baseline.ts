import type { Problem } from "../../errors/problem.ts";
import type { AnalyzerName } from "../analyzerName.ts";
import type { Finding, Reporter } from "../finding.ts";

/** What is known of an earlier state of a target. */
export interface Baseline {
  readonly kind: "known";
  /** The whole id of the commit, or the path of the report as the person wrote it. */
  readonly source: { readonly kind: "commit"; readonly commit: string } | { readonly kind: "report"; readonly path: string };
  /** What was found; an id may occur more than once. */
  readonly findings: readonly EarlierFinding[];
  /** The analyzers that could not analyse all of it: what they did not report there may have been there. */
  readonly gaps: readonly AnalyzerName[];
}

/** A finding of then: what a report tells of one. */
export interface EarlierFinding extends Pick<
  Finding,
  "id" | "category" | "severity" | "confidence" | "title" | "message" | "file" | "range"
> {
  readonly reports: readonly { readonly analyzer: Reporter; readonly rule: string }[];
}

/** A baseline, or why there is none. */
export type BaselineOutcome = Baseline | { readonly kind: "failed"; readonly problem: Problem } | { readonly kind: "cancelled" };
