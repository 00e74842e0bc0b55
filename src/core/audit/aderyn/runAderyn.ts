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
import { readSourcesOf } from "../cache/readSources.ts";
import { buildForAudit } from "../buildForAudit.ts";
import { isUsable } from "../compatibleVersions.ts";
import type { Finding } from "../finding.ts";
import { isOwnSource, listOwnSources } from "../ownSources.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import { invokeAderyn } from "./invokeAderyn.ts";
import type { AderynAnswer } from "./invokeAderyn.ts";
import { layOutSources } from "./layOutSources.ts";
import { parseAderyn } from "./parseAderyn.ts";

const analyzer = "aderyn";

/**
 * Audits a Project with aderyn, where the person has installed it: forge's fresh build says which files there are, aderyn reads a copy of
 * exactly these, and its report is judged. Not installed is `off`, since aderyn is optional; a set path that cannot be used is not.
 */
export async function runAderyn(input: AnalyzerInput, ports: AderynPorts, options: CallOptions<AnalyzerLine>): Promise<AnalyzerResult> {
  const aderyn = await ports.tools.find(analyzer);
  if (aderyn.kind === "missing") {
    return aderyn.problem.name === "aderynMissing"
      ? { version: "", outcome: { kind: "off", why: "notInstalled" }, findings: [] }
      : notAnalysed("", aderyn.problem);
  }
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return notAnalysed("", forge.problem);
  const { version, ...asked } = await askVersion({ ...aderyn, tool: analyzer }, ports.run, options.signal);
  if (options.signal.aborted) return { kind: "cancelled" };
  if (asked.problem !== undefined && (version === "" || !isUsable(analyzer, version))) return notAnalysed(version, asked.problem);
  const sources = await listOwnSources(input.project, input.config);
  if (sources.length === 0) return notAnalysed(version, problem("analyzerNothing", { analyzer }));
  const folder = join(projectFolder(ports.roots, input.project), analyzer);
  const lock = await holdFolder(folder, options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    return await buildAndAnalyse({ ...input, sources, folder, version }, { ...ports, aderyn, forge }, options);
  } finally {
    await lock.release();
  }
}

/** What aderyn's run needs of the world. */
interface AderynPorts extends AuditPorts {
  /** What another analyzer of this audit builds or has built; undefined: nobody does, or it failed. */
  readonly built?: () => Promise<BuildContent | undefined>;
}

/** The own sources are listed before the build: one that appears later is not what was asked to be analysed. */
interface AderynInput extends AnalyzerInput {
  readonly sources: readonly string[];
  readonly folder: string;
  readonly version: string;
}

async function buildAndAnalyse(
  input: AderynInput,
  { aderyn, forge, ...ports }: AderynPorts & { readonly aderyn: FoundTool; readonly forge: FoundTool },
  options: CallOptions<AnalyzerLine>,
): Promise<AnalyzerResult> {
  const { folder, version } = input;
  const shared = await ports.built?.();
  if (options.signal.aborted) return { kind: "cancelled" };
  const build = shared ?? (await buildForAudit({ ...input, analyzer, purpose: analyzer }, { ...ports, forge }, options));
  if (build.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  if (build.kind === "failed") return notAnalysed(version, build.problem);
  const content = build.kind === "built" ? build.content : build;
  const layout = await layOutSources({ ...input, content, folder: join(folder, "sources") });
  if (layout.kind === "impossible") return notAnalysed(version, problem("analyzerSkipped", { analyzer, reason: layout.reason }));
  const answer = await invokeAderyn({ aderyn, root: layout.root, folder }, ports.run, options);
  if (answer.outcome.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  if (answer.outcome.kind !== "exited") return notAnalysed(version, problemOfProcess(aderyn, answer.outcome));
  return conclude(input, { content, root: layout.root, report: answer.report, outcome: answer.outcome });
}

function notAnalysed(version: string, why: Problem, findings: readonly Finding[] = []): AnalyzerResult {
  return { version, outcome: { kind: "notAnalysed", problem: why }, findings };
}

interface Answered {
  readonly content: BuildContent;
  readonly root: string;
  readonly report: string | undefined;
  readonly outcome: Extract<AderynAnswer["outcome"], { readonly kind: "exited" }>;
}

function conclude({ config, sources, version }: AderynInput, { content, root, report, outcome }: Answered): AnalyzerResult {
  const details = { details: `${outcome.stdout}\n${outcome.stderr}`.trim() };
  const files = new Map([...content.files.values()].map((file) => [file.path, file]));
  const isOwn = (path: string): boolean => isOwnSource(path, config);
  const nothing = { findings: [], read: new Set<string>(), detectors: 0, flaw: "it wrote no report." };
  const { findings, read, detectors, flaw } = report === undefined ? nothing : parseAderyn(report, { root, files, isOwn });
  const failed = (reason: string): AnalyzerResult =>
    notAnalysed(version, problem("analyzerFailed", { analyzer, reason }, details), findings);
  const skipped = (reason: string): AnalyzerResult =>
    notAnalysed(version, problem("analyzerSkipped", { analyzer, reason }, details), findings);
  if (outcome.exitCode !== 0) return failed(lastLine(outcome.stderr) ?? `it ended with exit code ${outcome.exitCode}.`);
  if (flaw !== undefined) return failed(flaw);
  if (read.size === 0 || detectors === 0) return notAnalysed(version, problem("analyzerNothing", { analyzer }, details), findings);
  const said = outcome.stderr.split(/\r?\n/).find((line) => trouble.test(line));
  if (said !== undefined) return skipped(shorten(said.trim()));
  const missed = sources.find((path) => !read.has(path)) ?? sources.find((path) => passedOver.test(path));
  if (missed !== undefined) return skipped(`${missed} was not read.`);
  return {
    version,
    outcome: { kind: "analysed", counts: { unit: "files", files: read.size, detectors } },
    findings,
    read: readSourcesOf(content),
  };
}

/** What aderyn says on stderr when it goes on without a part. */
const trouble = /AST not found|Unable to serialize|Compilation Error|Failed to Derive|panicked at/i;

/** What aderyn leaves out whatever it is told, though it counts the file where another one imports it. */
const passedOver = /^contracts\/forge-std\//;

function lastLine(text: string): string | undefined {
  const line = text
    .split(/\r?\n/)
    .findLast((each) => each.trim() !== "")
    ?.trim();
  return line === undefined ? undefined : shorten(line);
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
