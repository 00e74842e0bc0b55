import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { problemOfProcess } from "../../process/problemOfProcess.ts";
import type { FoundTool } from "../../process/tool.ts";
import type { AnalyzerInput, AnalyzerLine, AnalyzerResult } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import type { AuditBuild } from "../buildForAudit.ts";
import { readSourcesOf } from "../cache/readSources.ts";
import type { Finding } from "../finding.ts";
import { isOwnSource } from "../ownSources.ts";
import { equallyNamed } from "./equallyNamed.ts";
import { invokeSlither } from "./invokeSlither.ts";
import type { SlitherAnswer } from "./invokeSlither.ts";
import { judgeSlither } from "./judgeSlither.ts";
import { parseSlither } from "./parseSlither.ts";

/** The own sources are listed before the build: one that appears later is not what was asked to be analysed. */
export type SlitherInput = AnalyzerInput & { readonly sources: readonly string[] };

/** A build, and the slither that is to analyse it. */
export interface BuildToAnalyse {
  readonly slither: FoundTool;
  readonly version: string;
  readonly build: AuditBuild;
}

/** Runs slither on a build and judges whether it saw everything. */
export async function analyseBuild(
  input: SlitherInput,
  subject: BuildToAnalyse,
  { ports, options }: { readonly ports: Pick<AuditPorts, "run" | "path">; readonly options: CallOptions<AnalyzerLine> },
): Promise<AnalyzerResult> {
  const { slither, version, build } = subject;
  if (build.content.contracts === 0) return notAnalysed(version, problem("analyzerNothing", { analyzer: "slither" }));
  const answer = await invokeSlither({ slither, invocation: build.invocation, path: ports.path }, ports, options);
  if (answer.outcome.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  return conclude(input, subject, answer);
}

/** "Not analysed", with the reason and what was found all the same. */
export function notAnalysed(version: string, why: Problem, findings: readonly Finding[] = []): AnalyzerResult {
  return { version, outcome: { kind: "notAnalysed", problem: why }, findings };
}

function conclude(
  { config, sources }: SlitherInput,
  { slither, version, build }: BuildToAnalyse,
  { outcome, report }: SlitherAnswer,
): AnalyzerResult {
  if (outcome.kind === "cancelled") return { kind: "cancelled" };
  if (outcome.kind !== "exited") return notAnalysed(version, problemOfProcess(slither, outcome));
  const { contracts, files } = build.content;
  const verdict = judgeSlither({ exitCode: outcome.exitCode, stderr: outcome.stderr, expectedContracts: contracts });
  const expected = verdict.kind === "complete" ? verdict.results : undefined;
  const isOwn = (path: string): boolean => isOwnSource(path, config);
  const parsed = report === undefined ? { findings: [], flaw: "it wrote no report." } : parseSlither(report, { files, expected, isOwn });
  const { findings } = parsed;
  if (verdict.kind === "incomplete") return notAnalysed(version, verdict.problem, findings);
  if (parsed.flaw !== undefined) {
    const details = `${outcome.stdout}\n${outcome.stderr}`.trim();
    return notAnalysed(version, problem("analyzerFailed", { analyzer: "slither", reason: parsed.flaw }, { details }), findings);
  }
  const compiled = new Set([...files.values()].map(({ path }) => path));
  const missed = sources.find((path) => !compiled.has(path));
  if (missed !== undefined) {
    const reason = `${missed} is not part of the build.`;
    return notAnalysed(version, problem("analyzerSkipped", { analyzer: "slither", reason }), findings);
  }
  const equal = equallyNamed(build.content, isOwn);
  if (equal !== undefined) {
    const [first, second] = equal.files;
    const reason = `${first} and ${second} both declare ${equal.name}, and slither reports the same fault in both only once.`;
    return notAnalysed(version, problem("analyzerSkipped", { analyzer: "slither", reason }), findings);
  }
  const counts = { unit: "contracts", contracts: verdict.contracts, detectors: verdict.detectors } as const;
  return { version, outcome: { kind: "analysed", counts }, findings, read: readSourcesOf(build.content) };
}
