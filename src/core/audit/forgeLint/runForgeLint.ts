import { readFile, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { askVersion } from "../../health/askVersion.ts";
import { readBuildCache } from "../../foundry/buildCache.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { problemOfProcess } from "../../process/problemOfProcess.ts";
import { prepareForge } from "../../safety/prepareForge.ts";
import { createAnalysedFile } from "../analysedFile.ts";
import type { AnalysedFile } from "../analysedFile.ts";
import type { AnalyzerInput, AnalyzerLine, AnalyzerResult } from "../analyzer.ts";
import { auditConfig } from "../auditConfig.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { byFindingOrder } from "../byFindingOrder.ts";
import { isOlder } from "../compatibleVersions.ts";
import type { Finding } from "../finding.ts";
import { listOwnSources, sourceArguments } from "../ownSources.ts";
import { whyNotCompiled } from "../whyNotCompiled.ts";
import { parseForgeLint } from "./parseForgeLint.ts";

/** forge lint compiles first, without a word (seconds). */
const limits = { idleSeconds: 900, totalSeconds: 1800 };

const severityArguments = ["high", "med", "low", "info", "gas"].flatMap((severity) => ["--severity", severity]);

/**
 * A file with a fault that the oldest lint knows. forge lint ends with exit code 0 and not a word when there is nothing to say, and also
 * when it looked at nothing: only a finding here proves that lints ran and that we can read them.
 */
const canarySource = "contract HyperKitCanary { function shift(uint256 x) external pure returns (uint256) { return 2 << x; } }\n";

/**
 * Audits a Project's own sources with forge lint. The configuration is ours, and the folder is given as an argument: `[lint]` of the
 * repository (`ignore`, `exclude_lints`, `severity`) silences nothing. Comments in the code (`forge-lint: disable-next-line`) do: they
 * are the author's statement, beside what they are about.
 */
export async function runForgeLint(
  { project, config }: AnalyzerInput,
  { tools, run, roots }: AuditPorts,
  options: CallOptions<AnalyzerLine>,
): Promise<AnalyzerResult> {
  const forge = await tools.find("forge");
  if (forge.kind === "missing") return notAnalysed("", forge.problem);
  const prepared = await prepareForge({ project, config: auditConfig(config), forge, roots, purpose: "lint" });
  if (prepared.kind === "refused") return notAnalysed("", prepared.problem);
  const { cwd, env, file } = prepared.invocation;
  const canary = join(cwd, "Canary.sol");
  await writeFile(canary, canarySource);
  const files = await readFiles(project.root, await listOwnSources(project, config));
  const [asked, outcome] = await Promise.all([
    askVersion({ ...forge, tool: "forge" }, run, options.signal),
    run({
      file,
      args: ["lint", "--json", ...severityArguments, "--root", project.root, ...sourceArguments(project, config), canary],
      cwd,
      env,
      ...limits,
      signal: options.signal,
    }),
  ]);
  if (outcome.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  const { version } = asked;
  if (version === "" && asked.problem !== undefined) return notAnalysed("", asked.problem);
  if (outcome.kind !== "exited") return notAnalysed(version, problemOfProcess(forge, outcome));
  if (files.size === 0) return notAnalysed(version, problem("analyzerNothing", { analyzer: "forge lint" }));
  const output = `${outcome.stderr}\n${outcome.stdout}`;
  const { findings: found, sawCanary, flaw } = parseForgeLint(output, { cwd, files, canary: posix(canary) });
  // forge lints files side by side, and prints them as they come.
  const findings = found.toSorted(byFindingOrder);
  const why = whyNotAnalysed({ config, exitCode: outcome.exitCode, output, sawCanary, flaw });
  const old = why === undefined || why.name === "analyzerFailed" ? await findOld(files, prepared.invocation.cacheFolder) : undefined;
  if (old !== undefined) return notAnalysed(version, problem("analyzerSkipped", { analyzer: "forge lint", reason: old }), findings);
  if (why !== undefined) return notAnalysed(version, why, findings);
  const seen = Object.fromEntries([...files].map(([path, { hash }]) => [path, hash]));
  return { version, outcome: { kind: "analysed", counts: { unit: "files", files: files.size } }, findings, seen };
}

function notAnalysed(version: string, why: Problem, findings: readonly Finding[] = []): AnalyzerResult {
  return { version, outcome: { kind: "notAnalysed", problem: why }, findings };
}

interface LintEvidence {
  readonly config: FoundryConfig;
  readonly exitCode: number;
  readonly output: string;
  readonly sawCanary: boolean;
  readonly flaw: string | undefined;
}

function whyNotAnalysed({ config, exitCode, output, sawCanary, flaw }: LintEvidence): Problem | undefined {
  const [analyzer, details] = ["forge lint", output.trim()];
  if (/Compiler run failed/.test(output)) return whyNotCompiled(analyzer, config, details);
  if (exitCode !== 0 || flaw !== undefined) {
    return problem("analyzerFailed", { analyzer, reason: flaw ?? `it ended with exit code ${exitCode}.` }, { details });
  }
  return sawCanary ? undefined : problem("analyzerNothing", { analyzer }, { details });
}

/** forge lint passes over files of a compiler before 0.8 without a word, and fails where there is no other; what says which one a file has is its cache. */
async function findOld(files: ReadonlyMap<string, AnalysedFile>, cacheFolder: string): Promise<string | undefined> {
  const cache = await readBuildCache(cacheFolder);
  for (const { path } of files.values()) {
    const compilers = cache?.sources.get(path)?.compilers ?? [];
    const [oldest] = compilers;
    if (oldest !== undefined && compilers.every((version) => isOlder(version, "0.8.0"))) {
      return `it reads Solidity from 0.8 on, and ${path} is compiled with ${oldest}.`;
    }
  }
  return undefined;
}

async function readFiles(root: string, paths: readonly string[]): Promise<ReadonlyMap<string, AnalysedFile>> {
  const files = new Map<string, AnalysedFile>();
  for (const path of paths) {
    // A file that vanishes now is no longer a source.
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    if (bytes !== undefined) files.set(posix(join(root, path)), createAnalysedFile(path, bytes));
  }
  return files;
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
