import type { Problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { Finding } from "./finding.ts";

/** The analyzers of this version. */
export type AnalyzerName = "slither" | "forgeLint";

/** What an analyzer did. Never a boolean: a run that could not analyse everything says so. */
export type AnalyzerOutcome =
  | { readonly kind: "analysed"; readonly contracts: number; readonly detectors: number }
  | { readonly kind: "notAnalysed"; readonly problem: Problem }
  | { readonly kind: "off"; readonly reason: "disabled" | "notInstalled" };

/** One analyzer's part of an audit. A run that is `notAnalysed` may still carry what it found before it stopped. */
export interface AnalyzerRun {
  readonly analyzer: AnalyzerName;
  /** e.g. `0.11.6`; empty when unknown. */
  readonly version: string;
  readonly outcome: AnalyzerOutcome;
  readonly findings: readonly Finding[];
  readonly durationMs: number;
}

/** What every analyzer is given. */
export interface AnalyzerInput {
  readonly project: Project;
  readonly config: FoundryConfig;
  /** Root-relative paths to keep; undefined is the whole Project. */
  readonly files?: readonly string[];
}

/** A program that audits. Adding one is a folder with `run` and `parse` and a line in the table. */
export interface Analyzer {
  readonly name: AnalyzerName;
  /** Never rejects for an expected failure; `cancelled` is the only other outcome. */
  run(input: AnalyzerInput, options: CallOptions<AuditEvent>): Promise<AnalyzerRun | { readonly kind: "cancelled" }>;
}

/** Progress of an audit. */
export type AuditEvent =
  | { readonly kind: "analyzerStarted"; readonly operation: "audit"; readonly analyzer: AnalyzerName }
  | { readonly kind: "analyzerEnded"; readonly operation: "audit"; readonly run: AnalyzerRun }
  | { readonly kind: "line"; readonly operation: "audit"; readonly analyzer: AnalyzerName; readonly text: string };

/** What an audit came to. `complete` is true only when every enabled analyzer analysed everything. */
export type AuditOutcome =
  | { readonly kind: "audited"; readonly complete: boolean; readonly findings: readonly Finding[]; readonly runs: readonly AnalyzerRun[] }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };
