import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerInput, AnalyzerLine, AnalyzerResult } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { buildForAudit } from "../buildForAudit.ts";
import { readSourcesOf } from "../cache/readSources.ts";
import type { Finding } from "../finding.ts";
import { isOwnSource, listOwnSources } from "../ownSources.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import { isNode } from "./ast/astNode.ts";
import type { AstNode } from "./ast/astNode.ts";
import { detectIn } from "./detectIn.ts";
import type { Detector } from "./detector.ts";
import { hyperkitVersion } from "./hyperkitVersion.ts";
import { readProgram } from "./model/program.ts";
import type { Program } from "./model/program.ts";
import { toFindings } from "./toFindings.ts";

/** What HyperKit's own analyzer needs of the world. */
export interface HyperkitPorts extends AuditPorts {
  readonly detectors: readonly Detector[];
  /** What another analyzer of this audit builds or has built; undefined: nobody does, or it failed. */
  readonly built?: () => Promise<BuildContent | undefined>;
  /** Who wants to know what was built here. */
  readonly onBuilt?: (content: BuildContent) => void;
}

const analyzer = analyzerTitles.hyperkit;

/**
 * Audits a Project with HyperKit's own detectors, on the ASTs of the build that the audit makes anyway. Nothing was compiled, a file of the
 * Project is not part of it, a compiler gave no AST or a detector failed: "not analysed", with what was found all the same.
 */
export async function runHyperkit(input: AnalyzerInput, ports: HyperkitPorts, options: CallOptions<AnalyzerLine>): Promise<AnalyzerResult> {
  const sources = await listOwnSources(input.project, input.config);
  if (sources.length === 0) return notAnalysed(problem("analyzerNothing", { analyzer }));
  const shared = await ports.built?.();
  if (options.signal.aborted) return { kind: "cancelled" };
  const build = shared ?? (await buildAlone(input, ports, options));
  if (options.signal.aborted || build.kind === "cancelled") return { kind: "cancelled" };
  if (build.kind === "failed") return notAnalysed(build.problem);
  return analyse({ ...input, sources }, { build, detectors: ports.detectors }, options.signal);
}

async function buildAlone(
  input: AnalyzerInput,
  ports: HyperkitPorts,
  options: CallOptions<AnalyzerLine>,
): Promise<BuildContent | { readonly kind: "failed"; readonly problem: Problem } | { readonly kind: "cancelled" }> {
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return { kind: "failed", problem: forge.problem };
  const lock = await holdFolder(join(projectFolder(ports.roots, input.project), "hyperkit"), options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    const build = await buildForAudit({ ...input, analyzer, purpose: "hyperkit" }, { ...ports, forge }, options);
    if (build.kind !== "built") return build;
    ports.onBuilt?.(build.content);
    return build.content;
  } finally {
    await lock.release();
  }
}

function notAnalysed(why: Problem, findings: readonly Finding[] = []): AnalyzerResult {
  return { version: hyperkitVersion, outcome: { kind: "notAnalysed", problem: why }, findings };
}

interface Analysis {
  readonly build: BuildContent;
  readonly detectors: readonly Detector[];
}

async function analyse(
  { project, config, sources }: AnalyzerInput & { readonly sources: readonly string[] },
  { build, detectors }: Analysis,
  signal: AbortSignal,
): Promise<AnalyzerResult> {
  const programs: Program[] = [];
  const seen = new Set<string>();
  for (const { compiler, asts } of build.compilations) {
    const units = new Map<string, AstNode>();
    for (const [path, ast] of asts) {
      if (!isNode(ast)) continue;
      units.set(path, ast);
      seen.add(build.files.get(path)?.path ?? path);
    }
    programs.push(readProgram(compiler, units));
  }
  const contracts = programs.reduce((sum, program) => sum + program.contracts.length, 0);
  if (contracts === 0) return notAnalysed(problem("analyzerNothing", { analyzer }));
  const isOwn = (path: string): boolean => isOwnSource(build.files.get(path)?.path ?? "", config);
  const { detections, broken } = await detectIn(programs, { detectors, isOwn, signal });
  if (signal.aborted) return { kind: "cancelled" };
  const findings = toFindings(detections, build.files);
  for (const [rule, error] of broken) {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return notAnalysed(problem("analyzerFailed", { analyzer, reason: `its detector ${rule} failed.` }, { details }), findings);
  }
  const missed = sources.find((path) => !seen.has(path));
  if (missed !== undefined) {
    const reason = `${missed} is not part of the build of ${project.name}.`;
    return notAnalysed(problem("analyzerSkipped", { analyzer, reason }), findings);
  }
  const counts = { unit: "contracts", contracts, detectors: detectors.length } as const;
  return { version: hyperkitVersion, outcome: { kind: "analysed", counts }, findings, read: readSourcesOf(build) };
}
