import type { Problem } from "../../errors/problem.ts";
import type { AnalyzerName } from "../analyzerName.ts";

/** What is known of an earlier state of a target. */
export interface Baseline {
  readonly kind: "known";
  /** The whole id of the commit, or the path of the report as the person wrote it. */
  readonly source: { readonly kind: "commit"; readonly commit: string } | { readonly kind: "report"; readonly path: string };
  /** The ids of its findings; one may occur more than once. */
  readonly ids: readonly string[];
  /** The analyzers that could not analyse all of it: what they did not report there may have been there. */
  readonly gaps: readonly AnalyzerName[];
}

/** A baseline, or why there is none. */
export type BaselineOutcome = Baseline | { readonly kind: "failed"; readonly problem: Problem } | { readonly kind: "cancelled" };
