import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AnalyzerInput, AnalyzerLine } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { buildForAudit } from "../buildForAudit.ts";
import { isOwnSource } from "../ownSources.ts";
import type { ContractEntries } from "./entryPoint.ts";
import { listEntryPoints } from "./listEntryPoints.ts";

/** What came of a search for entry points. */
export type EntryPointsOutcome =
  | { readonly kind: "found"; readonly contracts: readonly ContractEntries[] }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Builds the Project's own sources in a folder of ours, as an audit does, and reads the entry points of its contracts from the AST. */
export async function readEntryPoints(
  { project, config }: AnalyzerInput,
  ports: Pick<AuditPorts, "tools" | "run" | "roots">,
  options: CallOptions<AnalyzerLine>,
): Promise<EntryPointsOutcome> {
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return { kind: "failed", problem: forge.problem };
  const lock = await holdFolder(join(projectFolder(ports.roots, project), "hyperkit"), options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    const build = await buildForAudit(
      { project, config, analyzer: "The list of entry points", purpose: "hyperkit" },
      { ...ports, forge },
      options,
    );
    if (build.kind !== "built") return build;
    const contracts = listEntryPoints(build.content, (path) => isOwnSource(path, config));
    return contracts.length === 0
      ? { kind: "failed", problem: problem("noEntryPoints", { project: project.name }) }
      : { kind: "found", contracts };
  } finally {
    await lock.release();
  }
}
