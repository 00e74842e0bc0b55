import { problem } from "../errors/problem.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { Log } from "../observe/log.ts";
import { analyzerTitles } from "./analyzerName.ts";
import type { Analyzer, AnalyzerInput, AnalyzerLine, AnalyzerResult, AnalyzerRun, AuditEvent, AuditOutcome } from "./analyzer.ts";
import type { AnalyzerName } from "./analyzerName.ts";
import { mergeFindings } from "./mergeFindings.ts";

/** What to audit, and with what. */
export interface AuditInput extends AnalyzerInput {
  readonly enabled: Readonly<Record<AnalyzerName, boolean>>;
}

/** What an audit needs. */
export interface RunAuditPorts {
  /** See `analyzerTable.ts`. */
  readonly analyzers: readonly Analyzer[];
  readonly log: Log;
}

/**
 * Runs the enabled analyzers side by side. One that fails, or throws, is "not analysed" and disturbs no other. Cancelled means that
 * nothing is said: a half audit is not kept.
 */
export async function runAudit(
  input: AuditInput,
  { analyzers, log }: RunAuditPorts,
  options: CallOptions<AuditEvent>,
): Promise<AuditOutcome> {
  const { signal } = options;
  let ended = false;
  const emit = (event: AuditEvent): void => {
    if (!ended && !signal.aborted) options.onEvent?.(event);
  };
  const runs = await Promise.all(
    analyzers.map(async (analyzer): Promise<AnalyzerRun | undefined> => {
      if (!input.enabled[analyzer.name]) return off(analyzer.name);
      emit({ kind: "analyzerStarted", operation: "audit", analyzer: analyzer.name });
      const run = await runOne(analyzer, input, { log, signal, emit });
      if (run !== undefined) emit({ kind: "analyzerEnded", operation: "audit", run });
      return run;
    }),
  );
  ended = true;
  const finished = runs.filter((run) => run !== undefined);
  if (signal.aborted || finished.length < runs.length) return { kind: "cancelled" };
  const enabled = finished.filter(({ outcome }) => outcome.kind !== "off");
  const complete = enabled.length > 0 && enabled.every(({ outcome }) => outcome.kind === "analysed");
  return { kind: "audited", complete, findings: mergeFindings(finished.flatMap((run) => run.findings)), runs: finished };
}

function off(analyzer: AnalyzerName): AnalyzerRun {
  return { analyzer, version: "", outcome: { kind: "off", why: "switchedOff" }, findings: [], durationMs: 0 };
}

interface Watch {
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly emit: (event: AuditEvent) => void;
}

/** One analyzer; undefined when it was cancelled. */
async function runOne(analyzer: Analyzer, input: AnalyzerInput, { log, signal, emit }: Watch): Promise<AnalyzerRun | undefined> {
  const started = performance.now();
  const onEvent = (event: AnalyzerLine): void =>
    emit(
      event.kind === "line"
        ? { kind: "line", operation: "audit", analyzer: analyzer.name, text: event.text }
        : { kind: "analyzerWaiting", operation: "audit", analyzer: analyzer.name },
    );
  let result: AnalyzerResult;
  try {
    result = await analyzer.run(input, { signal, onEvent });
  } catch (error) {
    result = thrown(analyzer.name, error);
  }
  if ("kind" in result) return undefined;
  const durationMs = Math.round(performance.now() - started);
  const { version, outcome, findings } = result;
  const why = outcome.kind === "notAnalysed" ? outcome.problem : undefined;
  log.info("audit", { analyzer: analyzer.name, version, outcome: outcome.kind, findings: findings.length, durationMs });
  if (why !== undefined) log.warn("not analysed", { analyzer: analyzer.name, problem: why.name, details: why.details });
  return { analyzer: analyzer.name, version, outcome, findings, durationMs };
}

function thrown(analyzer: AnalyzerName, error: unknown): AnalyzerResult {
  const reason = error instanceof Error ? error.message : String(error);
  const details = error instanceof Error && error.stack !== undefined ? { details: error.stack } : {};
  return {
    version: "",
    outcome: { kind: "notAnalysed", problem: problem("analyzerFailed", { analyzer: analyzerTitles[analyzer], reason }, details) },
    findings: [],
  };
}
