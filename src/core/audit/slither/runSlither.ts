import { join } from "node:path";
import { askVersion } from "../../health/askVersion.ts";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { problemOfProcess } from "../../process/problemOfProcess.ts";
import type { FoundTool } from "../../process/tool.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AnalyzerInput, AnalyzerLine, AnalyzerResult } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { readSourcesOf } from "../cache/readSources.ts";
import type { StoredRun } from "../cache/storedRun.ts";
import { buildForAudit } from "../buildForAudit.ts";
import type { AuditBuild } from "../buildForAudit.ts";
import type { Finding } from "../finding.ts";
import { isOwnSource, listOwnSources } from "../ownSources.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import { invokeSlither } from "./invokeSlither.ts";
import type { SlitherAnswer } from "./invokeSlither.ts";
import { judgeSlither } from "./judgeSlither.ts";
import { parseSlither } from "./parseSlither.ts";

/** Audits a Project with slither: a fresh build of our own, slither on it, and a judgement of whether it saw everything. */
export async function runSlither(input: AnalyzerInput, ports: SlitherPorts, options: CallOptions<AnalyzerLine>): Promise<AnalyzerResult> {
  const slither = await ports.tools.find("slither");
  if (slither.kind === "missing") return notAnalysed("", slither.problem);
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return notAnalysed("", forge.problem);
  const sources = await listOwnSources(input.project, input.config);
  if (sources.length === 0) return notAnalysed("", problem("analyzerNothing", { analyzer: "slither" }));
  const lock = await holdFolder(join(projectFolder(ports.roots, input.project), "audit"), options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    return await buildAndAnalyse({ ...input, sources }, { ...ports, slither, forge }, options);
  } finally {
    await lock.release();
  }
}

/** What slither's run needs of the world, and who wants to know what was built for it. */
interface SlitherPorts extends AuditPorts {
  readonly onBuilt?: (content: BuildContent) => void;
  /** An earlier run under the same conditions, some of whose sources have changed. */
  readonly previous?: StoredRun | undefined;
}

/** The own sources are listed before the build: one that appears later is not what was asked to be analysed. */
type SlitherInput = AnalyzerInput & { readonly sources: readonly string[] };

async function buildAndAnalyse(
  input: SlitherInput,
  { slither, forge, ...ports }: SlitherPorts & { readonly slither: FoundTool; readonly forge: FoundTool },
  options: CallOptions<AnalyzerLine>,
): Promise<AnalyzerResult> {
  const [asked, build] = await Promise.all([
    askVersion({ ...slither, tool: "slither" }, ports.run, options.signal),
    // Told at once: nobody has to wait for a cold Python to say its version.
    buildForAudit({ ...input, analyzer: "slither", purpose: "audit" }, { ...ports, forge }, options).then((made) => {
      if (made.kind === "built") ports.onBuilt?.(made.content);
      return made;
    }),
  ]);
  if (build.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  // An old version is used all the same; what cannot say its version is not slither.
  if (asked.version === "" && asked.problem !== undefined) return notAnalysed("", asked.problem);
  if (build.kind === "failed") return notAnalysed(asked.version, build.problem);
  if (build.content.contracts === 0) return notAnalysed(asked.version, problem("analyzerNothing", { analyzer: "slither" }));
  const answer = await invokeSlither({ slither, invocation: build.invocation, path: ports.path }, ports, options);
  if (answer.outcome.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  return conclude(input, { slither, version: asked.version, build, answer });
}

function notAnalysed(version: string, why: Problem, findings: readonly Finding[] = []): AnalyzerResult {
  return { version, outcome: { kind: "notAnalysed", problem: why }, findings };
}

interface Run {
  readonly slither: FoundTool;
  readonly version: string;
  readonly build: AuditBuild;
  readonly answer: SlitherAnswer;
}

function conclude({ config, sources }: SlitherInput, { slither, version, build, answer }: Run): AnalyzerResult {
  const { outcome, report } = answer;
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
  const counts = { unit: "contracts", contracts: verdict.contracts, detectors: verdict.detectors } as const;
  return { version, outcome: { kind: "analysed", counts }, findings, read: readSourcesOf(build.content) };
}
