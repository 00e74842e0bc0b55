import { join } from "node:path";
import { askVersion } from "../../health/askVersion.ts";
import { problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { FoundTool } from "../../process/tool.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AnalyzerInput, AnalyzerLine, AnalyzerResult } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import type { StoredRun } from "../cache/storedRun.ts";
import { buildForAudit } from "../buildForAudit.ts";
import { listOwnSources } from "../ownSources.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import { analyseBuild, notAnalysed } from "./analyseBuild.ts";
import type { SlitherInput } from "./analyseBuild.ts";
import { runPart } from "./runPart.ts";

/**
 * Audits a Project with slither: a build of our own, slither on it, and a judgement of whether it saw everything. Where an earlier run is
 * given, only what depends on the files that changed is analysed again.
 */
export async function runSlither(
  input: AnalyzerInput,
  { previous, ...ports }: SlitherPorts,
  options: CallOptions<AnalyzerLine>,
): Promise<AnalyzerResult> {
  const slither = await ports.tools.find("slither");
  if (slither.kind === "missing") return notAnalysed("", slither.problem);
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return notAnalysed("", forge.problem);
  const sources = await listOwnSources(input.project, input.config);
  if (sources.length === 0) return notAnalysed("", problem("analyzerNothing", { analyzer: "slither" }));
  const lock = await holdFolder(join(projectFolder(ports.roots, input.project), "audit"), options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    const found = { ...ports, slither, forge };
    const part = previous === undefined ? undefined : await runPart({ ...input, sources }, { ...found, previous }, options);
    return part ?? (await buildAndAnalyse({ ...input, sources }, found, options));
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

async function buildAndAnalyse(
  input: SlitherInput,
  { slither, forge, ...ports }: Omit<SlitherPorts, "previous"> & { readonly slither: FoundTool; readonly forge: FoundTool },
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
  return analyseBuild(input, { slither, version: asked.version, build }, { ports, options });
}
