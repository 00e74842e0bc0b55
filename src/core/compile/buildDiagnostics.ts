import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { reachedSources, readBuildCache } from "../foundry/buildCache.ts";
import type { BuildCache } from "../foundry/buildCache.ts";
import { sourceFolders } from "../foundry/listContracts.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { CompilePorts, ForgeCall } from "./compileInput.ts";
import type { CompileEvent } from "./compileOutcome.ts";
import type { CompilerDiagnostic } from "./diagnostic.ts";
import { hashOf, readStore, writeStore } from "./diagnosticStore.ts";
import type { DiagnosticStore } from "./diagnosticStore.ts";
import { mergeBuild } from "./mergeBuild.ts";
import { projectPath } from "./placeDiagnostics.ts";
import { runForge } from "./runForge.ts";
import type { ForgeRun } from "./runForge.ts";

/** Every diagnostic of the Project, unfiltered, and forge's cache where the build succeeded. */
export type BuiltDiagnostics =
  | { readonly kind: "built"; readonly diagnostics: readonly CompilerDiagnostic[]; readonly cache?: BuildCache }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/**
 * Builds so that the diagnostics are those of a cold build, at the price of a warm one where possible:
 * - a warm run that succeeds is completed from the store;
 * - a warm run that meets an error is repeated without the cache, because a cold build stops at other places and so reports
 *   other warnings; that is quick, the compiler stops before it makes code;
 * - a cache without its store (a crash between the two, other settings, damage) is thrown away.
 */
export async function buildDiagnostics(
  call: ForgeCall,
  ports: CompilePorts,
  options: CallOptions<CompileEvent>,
): Promise<BuiltDiagnostics> {
  const settings = await settingsOf(call);
  const before = await readWarmStore(call, settings);
  if (before !== undefined) {
    const warm = await buildWarm(call, { before, settings }, async (cached) => runForge(cached, ports, options));
    if (warm !== undefined) return warm;
  }
  await clearOutputs(call);
  const run = await runForge(call, ports, options);
  if (run.kind === "nothing") return { kind: "built", diagnostics: [] };
  if (run.kind !== "built" || run.hasErrors) return run;
  // A build that succeeded has a cache; without it nobody knows the contracts.
  return (
    (await finish(call, { run, settings })) ?? {
      kind: "failed",
      problem: problem("forgeOutputUnknown", {}, { details: "There is no cache file that HyperKit can read." }),
    }
  );
}

/** Undefined: only a build from nothing can tell. */
async function buildWarm(
  call: ForgeCall,
  known: Pick<Finished, "settings"> & { readonly before: DiagnosticStore },
  runWith: (call: ForgeCall) => Promise<ForgeRun>,
): Promise<BuiltDiagnostics | undefined> {
  const run = await runWith(call);
  if (run.kind === "nothing") return undefined;
  if (run.kind !== "built") return run;
  if (!run.hasErrors) return finish(call, { run, ...known });
  const scratch = join(call.invocation.cwd, "cold");
  try {
    const cold = await runWith({ ...call, scratch });
    // Without an error now, the sources were corrected between the two runs.
    return cold.kind === "nothing" || (cold.kind === "built" && !cold.hasErrors) ? undefined : cold;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Finished {
  readonly run: Extract<ForgeRun, { kind: "built" }>;
  readonly settings: string;
  readonly before?: DiagnosticStore;
}

/** Completes and stores a successful run; undefined when it cannot be completed. */
async function finish(
  { project, config, invocation }: ForgeCall,
  { run, settings, before }: Finished,
): Promise<BuiltDiagnostics | undefined> {
  const cache = await readBuildCache(invocation.cacheFolder);
  if (cache === undefined) return undefined;
  const reached = new Set([...reachedSources(cache, sourceFolders(config))].map((file) => projectPath(project.root, file)));
  const sources = mergeBuild(before?.sources, { compiled: run.compiled, diagnostics: run.diagnostics, reached });
  if (sources === undefined) return undefined;
  const hash = hashOf(cache.text);
  if (before?.cache !== hash || run.compiled.size > 0) await writeStore(storeFile(invocation.cwd), { settings, cache: hash, sources });
  return { kind: "built", diagnostics: Object.values(sources).flatMap((source) => source.diagnostics), cache };
}

async function readWarmStore({ invocation }: ForgeCall, settings: string): Promise<DiagnosticStore | undefined> {
  const [store, cache] = await Promise.all([readStore(storeFile(invocation.cwd)), readBuildCache(invocation.cacheFolder)]);
  const fits = store !== undefined && cache !== undefined && store.settings === settings && store.cache === hashOf(cache.text);
  return fits ? store : undefined;
}

async function clearOutputs({ invocation: { cwd, outFolder, cacheFolder, buildInfoFolder } }: ForgeCall): Promise<void> {
  for (const path of [storeFile(cwd), outFolder, cacheFolder, buildInfoFolder, join(cwd, "cold")])
    await rm(path, { recursive: true, force: true });
}

function storeFile(folder: string): string {
  return join(folder, "diagnostics.json");
}

/** Stands for everything that decides what the compiler says of the same sources: the configuration forge is given, and forge itself. */
async function settingsOf({ forge, invocation }: ForgeCall): Promise<string> {
  const toml = await readFile(join(invocation.cwd, "foundry.toml"), "utf8");
  const { size, mtimeMs } = await stat(forge.path).catch(() => ({ size: 0, mtimeMs: 0 }));
  return hashOf(JSON.stringify([toml, forge.path, size, mtimeMs]));
}
