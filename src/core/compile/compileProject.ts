import { join } from "node:path";
import { listContracts } from "../foundry/listContracts.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import { prepareForge, projectFolder } from "../safety/prepareForge.ts";
import { holdFolder } from "../storage/holdFolder.ts";
import { buildDiagnostics } from "./buildDiagnostics.ts";
import type { CompileInput, CompilePorts } from "./compileInput.ts";
import type { CompileEvent, CompileOutcome } from "./compileOutcome.ts";
import { isDenied, shownDiagnostics } from "./shownDiagnostics.ts";

/**
 * Compiles a Project with the user's forge, in HyperKit's own folders. The diagnostics are those that a cold `forge build`
 * reports in a terminal (its lints excepted, they belong to the audit), whatever was compiled before. The contracts are those
 * of this build; none after an error. Two calls for one Project, in one window or in two, wait for each other.
 */
export async function compileProject(
  input: CompileInput,
  ports: CompilePorts,
  options: CallOptions<CompileEvent>,
): Promise<CompileOutcome> {
  const { project, config } = input;
  const started = performance.now();
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return { kind: "failed", problem: forge.problem };
  const lock = await holdFolder(join(projectFolder(ports.roots, project), "compile"), options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    const prepared = await prepareForge({ project, config, forge, roots: ports.roots, purpose: "compile" });
    if (prepared.kind === "refused") return { kind: "failed", problem: prepared.problem };
    options.onEvent?.({ kind: "started", operation: "compile", root: project.root });
    const { invocation } = prepared;
    const built = await buildDiagnostics({ ...input, forge, invocation }, ports, options);
    if (built.kind !== "built") return built;
    const diagnostics = shownDiagnostics(built.diagnostics, config);
    const succeeded = !isDenied(diagnostics, config);
    const contracts = succeeded && built.cache !== undefined ? listContracts(built.cache, config, invocation.outFolder) : [];
    const durationMs = Math.round(performance.now() - started);
    ports.log.info("compiled", { root: project.root, succeeded, diagnostics: diagnostics.length, contracts: contracts.length, durationMs });
    return { kind: "compiled", succeeded, diagnostics, contracts, durationMs };
  } finally {
    await lock.release();
  }
}
