import type { Problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { AnalyzerName } from "./analyzerName.ts";
import type { Finding } from "./finding.ts";
import type { LeftOut } from "./leftOut.ts";

/** How much was analysed: what the tool itself counted, or the files it was given where it counts nothing. Zero is never "analysed". */
export type AnalyzerCounts =
  | { readonly unit: "contracts"; readonly contracts: number; readonly detectors: number }
  | { readonly unit: "files"; readonly files: number; readonly detectors?: number };

/**
 * What an analyzer did. Never a boolean: a run that could not analyse everything says so. `off` raises no alarm: the person switched it
 * off, or it is optional and not installed.
 */
export type AnalyzerOutcome =
  | { readonly kind: "analysed"; readonly counts: AnalyzerCounts }
  | { readonly kind: "notAnalysed"; readonly problem: Problem }
  | { readonly kind: "off"; readonly why: "switchedOff" | "notInstalled" };

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
  /** True: nothing of an earlier audit is used, however little has changed. */
  readonly fresh?: boolean;
}

/** One file that was compiled. */
export interface ReadSource {
  /** `hashText` of its bytes. */
  readonly hash: string;
  /** What it imports, by absolute path with `/`. */
  readonly imports: readonly string[];
  /** How many contracts, interfaces and libraries the compiler made of it. */
  readonly contracts: number;
  /** See `headOf`. */
  readonly head: string;
}

/** What an analyzer's findings depend on: every file that was compiled, by absolute path with `/`, and the compilers. */
export interface ReadSources {
  readonly sources: Readonly<Record<string, ReadSource>>;
  readonly compilers: readonly string[];
}

/** What an analyzer came to; its name and its time are known to the caller. */
export type AnalyzerResult =
  | (Pick<AnalyzerRun, "version" | "outcome" | "findings"> & {
      /** Where it was given a build. */
      readonly read?: ReadSources;
      /** Else `hashText` of the files it read by itself, by absolute path with `/`. */
      readonly seen?: Readonly<Record<string, string>>;
    })
  | { readonly kind: "cancelled" };

/** A line that a tool printed. */
export interface ToolLine {
  readonly kind: "line";
  readonly text: string;
}

/** Progress inside one analyzer: a line that its tool printed, or that it waits for another window to finish the same. */
export type AnalyzerLine = ToolLine | { readonly kind: "waiting" };

/** A program that audits. Adding one is a folder with `run` and `parse` and a line in the table. */
export interface Analyzer {
  readonly name: AnalyzerName;
  /** Always the whole Project: a part of it cannot be compiled alone. Never rejects for an expected failure. */
  run(input: AnalyzerInput, options: CallOptions<AnalyzerLine>): Promise<AnalyzerResult>;
}

/** Progress of an audit. */
export type AuditEvent =
  | { readonly kind: "analyzerStarted"; readonly operation: "audit"; readonly analyzer: AnalyzerName }
  | { readonly kind: "analyzerWaiting"; readonly operation: "audit"; readonly analyzer: AnalyzerName }
  | { readonly kind: "analyzerEnded"; readonly operation: "audit"; readonly run: AnalyzerRun }
  | { readonly kind: "line"; readonly operation: "audit"; readonly analyzer: AnalyzerName; readonly text: string };

/** What an audit came to. `complete` is true only when there is an enabled analyzer and every enabled one analysed everything. */
export type AuditOutcome =
  | {
      readonly kind: "audited";
      readonly complete: boolean;
      readonly findings: readonly Finding[];
      readonly runs: readonly AnalyzerRun[];
      /** Own sources that do not compile, where the rest was audited without them; then no run is `analysed`. */
      readonly leftOut?: readonly LeftOut[];
    }
  | { readonly kind: "cancelled" };
