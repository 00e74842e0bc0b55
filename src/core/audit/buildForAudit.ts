import { mkdir, rm } from "node:fs/promises";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { problemOfProcess } from "../process/problemOfProcess.ts";
import type { FoundTool } from "../process/tool.ts";
import type { ForgeInvocation } from "../safety/forgeInvocation.ts";
import { prepareForge } from "../safety/prepareForge.ts";
import type { AnalyzerInput, ToolLine } from "./analyzer.ts";
import { auditConfig } from "./auditConfig.ts";
import type { AuditPorts } from "./auditPorts.ts";
import { sourceArguments } from "./ownSources.ts";
import { earlierBuild } from "./cache/earlierBuild.ts";
import { whyNotCompiled } from "./whyNotCompiled.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import { readBuildInfos } from "./readBuildInfos.ts";
import type { BuildContent } from "./readBuildInfos.ts";

/** A fresh build in HyperKit's own folders, in the form slither is given. */
export interface AuditBuild {
  readonly kind: "built";
  readonly invocation: ForgeInvocation;
  readonly content: BuildContent;
}

/** What is built, for whom, and in which of the Project's folders. */
export interface AuditBuildInput extends AnalyzerInput {
  /** The analyzer's title. */
  readonly analyzer: string;
  readonly purpose: "audit" | "part" | "hyperkit" | "aderyn" | "mythril" | "proof";
}

type BuildPorts = Pick<AuditPorts, "run" | "roots" | "tools" | "cache"> & { readonly forge: FoundTool };

/** How long forge may be silent, and build, before it is ended (seconds). A large project through the IR pipeline takes minutes. */
const limits = { idleSeconds: 900, totalSeconds: 1800 };

/**
 * Builds the Project's own sources, and what they import, from nothing, or takes the build of an earlier audit where it is of the same
 * bytes: forge writes its build-info for what it compiles only, so leftovers of another build would be analysed in place of today's code. Tests and scripts are left out. Whoever calls holds the
 * folder of the purpose.
 */
export async function buildForAudit(
  input: AuditBuildInput,
  { forge, ...ports }: BuildPorts,
  options: CallOptions<ToolLine>,
): Promise<AuditBuild | { readonly kind: "failed"; readonly problem: Problem } | { readonly kind: "cancelled" }> {
  const { project, config, analyzer, purpose } = input;
  const prepared = await prepareForge({ project, config: auditConfig(config), forge, roots: ports.roots, purpose });
  if (prepared.kind === "refused") return { kind: "failed", problem: prepared.problem };
  const { invocation } = prepared;
  const { outFolder, cacheFolder, buildInfoFolder, cwd, env, file } = invocation;
  const earlier = await earlierBuild(input, { ports, folder: cwd, buildInfoFolder });
  const reused = await earlier.reuse();
  if (reused !== undefined) return { kind: "built", invocation, content: reused };
  for (const folder of [outFolder, cacheFolder, buildInfoFolder]) await rm(folder, { recursive: true, force: true });
  await mkdir(buildInfoFolder, { recursive: true });
  const outcome = await ports.run({
    file,
    args: ["build", "--build-info", "--root", project.root, ...sourceArguments(project, config)],
    cwd,
    env,
    ...limits,
    signal: options.signal,
    onLine: (text) => options.onEvent?.({ kind: "line", text }),
  });
  if (outcome.kind === "cancelled") return { kind: "cancelled" };
  if (outcome.kind !== "exited") return { kind: "failed", problem: problemOfProcess(forge, outcome) };
  if (outcome.exitCode !== 0) {
    const details = `${outcome.stdout}\n${outcome.stderr}`.trim();
    return { kind: "failed", problem: whyNotCompiled(analyzer, config, details) };
  }
  const content = await readBuildInfos(buildInfoFolder, project.root);
  if (content.kind === "unreadable") return { kind: "failed", problem: unreadable(analyzer, content.reason) };
  await earlier.keep(content);
  return { kind: "built", invocation, content };
}

function unreadable(analyzer: string, reason: string): Problem {
  return problem("analyzerFailed", { analyzer, reason: "forge's build-info cannot be read." }, { details: reason });
}
