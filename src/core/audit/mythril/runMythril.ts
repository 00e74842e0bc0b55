import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { askVersion } from "../../health/askVersion.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { problemOfProcess } from "../../process/problemOfProcess.ts";
import type { FoundTool } from "../../process/tool.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AnalyzerInput, AnalyzerLine, AnalyzerResult } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { buildForAudit } from "../buildForAudit.ts";
import { readSourcesOf } from "../cache/readSources.ts";
import { isUsable } from "../compatibleVersions.ts";
import type { Finding } from "../finding.ts";
import { isOwnSource } from "../ownSources.ts";
import { countDetectors, explorationSeconds, invokeMythril } from "./invokeMythril.ts";
import type { MythrilProgram } from "./invokeMythril.ts";
import { layOutAnswers } from "./layOutAnswers.ts";
import type { MythrilLayout, MythrilTarget } from "./layOutAnswers.ts";
import { parseMythril } from "./parseMythril.ts";
import type { MythrilIssue } from "./parseMythril.ts";
import { toFindings } from "./toFindings.ts";

const analyzer = "mythril";

/** No contract is begun after this time (seconds). */
const budgetSeconds = 900;

/**
 * Audits a Project with mythril, which runs the code of each contract symbolically, one after the other. A contract whose exploration did
 * not end in its time is not analysed, and the run says how many are.
 */
export async function runMythril(input: AnalyzerInput, ports: AuditPorts, options: CallOptions<AnalyzerLine>): Promise<AnalyzerResult> {
  const mythril = await ports.tools.find(analyzer);
  if (mythril.kind === "missing") return notAnalysed("", mythril.problem);
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return notAnalysed("", forge.problem);
  const { version, ...asked } = await askVersion({ ...mythril, tool: analyzer, patienceSeconds: 60 }, ports.run, options.signal);
  if (options.signal.aborted) return { kind: "cancelled" };
  if (asked.problem !== undefined && (version === "" || !isUsable(analyzer, version))) return notAnalysed(version, asked.problem);
  const folder = join(projectFolder(ports.roots, input.project), analyzer);
  const lock = await holdFolder(folder, options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    return await buildAndExplore({ ...input, folder, version }, { ...ports, mythril, forge }, options);
  } finally {
    await lock.release();
  }
}

function notAnalysed(version: string, why: Problem, findings: readonly Finding[] = []): AnalyzerResult {
  return { version, outcome: { kind: "notAnalysed", problem: why }, findings };
}

interface MythrilInput extends AnalyzerInput {
  readonly folder: string;
  readonly version: string;
}

async function buildAndExplore(
  input: MythrilInput,
  ports: AuditPorts & { readonly mythril: FoundTool; readonly forge: FoundTool },
  options: CallOptions<AnalyzerLine>,
): Promise<AnalyzerResult> {
  const { config, folder, version } = input;
  const build = await buildForAudit({ ...input, analyzer, purpose: analyzer }, ports, options);
  if (build.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  if (build.kind === "failed") return notAnalysed(version, build.problem);
  const layout = await layOutAnswers({
    buildInfoFolder: build.invocation.buildInfoFolder,
    content: build.content,
    folder: join(folder, "sources"),
    isOwn: (path) => isOwnSource(path, config),
  });
  if (layout === undefined)
    return notAnalysed(version, problem("analyzerFailed", { analyzer, reason: "forge's build-info cannot be read." }));
  if (layout.targets.length === 0) return notAnalysed(version, problem("analyzerNothing", { analyzer }));
  const data = join(folder, "data");
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  const program = { mythril: ports.mythril, run: ports.run, data };
  const detectors = await countDetectors(program, options.signal);
  if (options.signal.aborted) return { kind: "cancelled" };
  if (detectors === 0) return notAnalysed(version, problem("analyzerFailed", { analyzer, reason: "it lists no detectors." }));
  const explored = await exploreAll(layout, program, options);
  if (explored === undefined) return { kind: "cancelled" };
  const findings = toFindings(explored.issues);
  const { why } = explored;
  if (why !== undefined) return notAnalysed(version, why, findings);
  const counts = { unit: "contracts", contracts: layout.targets.length, detectors } as const;
  return { version, outcome: { kind: "analysed", counts }, findings, read: readSourcesOf(build.content) };
}

/** Every contract in turn; `why` the first was not analysed, with how many were. Undefined when cancelled. */
async function exploreAll(
  { targets, files }: MythrilLayout,
  program: MythrilProgram,
  options: CallOptions<AnalyzerLine>,
): Promise<{ readonly issues: readonly MythrilIssue[]; readonly why: Problem | undefined } | undefined> {
  const started = performance.now();
  const issues: MythrilIssue[] = [];
  const failures: Failure[] = [];
  let analysed = 0;
  for (const [index, target] of targets.entries()) {
    if (performance.now() - started > budgetSeconds * 1000) {
      failures.push({ reason: `the ${budgetSeconds} s of a run were over before ${target.contract}.` });
      break;
    }
    options.onEvent?.({ kind: "line", text: `${target.contract} (${index + 1} of ${targets.length})` });
    const outcome = await invokeMythril(target, program, options);
    if (outcome.kind === "cancelled" || options.signal.aborted) return undefined;
    if (outcome.kind !== "exited") return { issues, why: problemOfProcess(program.mythril, outcome) };
    const { issues: found, flaw } = parseMythril(outcome.stdout, target, files);
    issues.push(...found);
    const reason = flaw ?? slowness(outcome.durationMs, target);
    if (reason === undefined) analysed += 1;
    else failures.push({ reason, details: `${outcome.stdout}\n${outcome.stderr}`.trim() });
  }
  const [first] = failures;
  if (first === undefined) return { issues, why: undefined };
  const reason = `${analysed} of ${targets.length} contracts were analysed: ${first.reason}`;
  return { issues, why: problem("analyzerSkipped", { analyzer, reason }, first.details === undefined ? {} : { details: first.details }) };
}

interface Failure {
  readonly reason: string;
  readonly details?: string;
}

/** mythril does not say that its time ran out: a run of that length may have been cut. */
function slowness(durationMs: number, { contract }: MythrilTarget): string | undefined {
  return durationMs < explorationSeconds * 1000 ? undefined : `${contract} was not explored to its end in ${explorationSeconds} s.`;
}
