import { rm } from "node:fs/promises";
import { join } from "node:path";
import { compileProject } from "../../src/core/compile/compileProject.ts";
import { readFoundryConfig } from "../../src/core/foundry/readFoundryConfig.ts";
import { silentLog } from "../../src/core/observe/log.ts";
import { createProcessRunner } from "../../src/core/process/runProcess.ts";
import { nativeFoundryBinary } from "../setup/foundry.ts";
import type { BenchRow, Comparison } from "./benchRow.ts";
import { makeProject } from "./makeProject.ts";

const what = "from foundry.toml to placed diagnostics and listed contracts, beside a bare forge build";

/** Nothing compiled yet: what ours adds (our own reading of the configuration, JSON, positions, the store) stands beside the compiler's work. */
export const compile: BenchRow = {
  name: "compile",
  what: `${what}; nothing compiled yet`,
  kind: "time",
  goal: { ratio: 1.15 },
  prepare: async () => prepare(true),
};

/**
 * Nothing changed. forge alone takes some fifty milliseconds, most of it the start of a process: a ratio of so little says nothing about
 * what a person feels at a save, so the goal is what is added. 150 ms are hardly noticed; the ratio only keeps the row from growing on a
 * slow machine.
 */
export const compileWarm: BenchRow = {
  name: "compileWarm",
  what: `${what}; nothing changed`,
  kind: "time",
  goal: { ratio: 4, extra: 150 },
  prepare: async () => prepare(false),
};

const neverAborted = { signal: new AbortController().signal };

async function prepare(cold: boolean): Promise<Comparison> {
  const { root, home, scratch, remove } = await makeProject();
  const run = createProcessRunner({ ...process.env, HOME: home, USERPROFILE: home, XDG_DATA_HOME: undefined });
  const [cache, rawOutputs] = [join(scratch, "cache"), join(scratch, "raw")];
  const file = nativeFoundryBinary("forge");
  const ports = {
    run,
    tools: { find: async () => ({ kind: "found", tool: "forge", path: file, source: "path" }) as const },
    roots: { cache, state: join(scratch, "state") },
    log: silentLog,
  };
  const compileOurs = async (): Promise<void> => {
    const project = { root, name: "bench" };
    const read = await readFoundryConfig({ project, profile: "default" });
    if (read.kind === "failed") throw new Error(read.problem.name);
    const outcome = await compileProject({ project, config: read.config }, ports, neverAborted);
    if (outcome.kind !== "compiled" || !outcome.succeeded) throw new Error(JSON.stringify(outcome));
  };
  const compileRaw = async (): Promise<void> => {
    // The linter is off on both sides: it is the audit's part.
    const env = {
      FOUNDRY_OUT: join(rawOutputs, "out"),
      FOUNDRY_CACHE_PATH: join(rawOutputs, "cache"),
      FOUNDRY_LINT_LINT_ON_BUILD: "false",
    };
    const outcome = await run({ file, args: ["build", "--root", root], cwd: root, env, ...neverAborted });
    if (outcome.kind !== "exited" || outcome.exitCode !== 0) throw new Error(JSON.stringify(outcome));
  };
  const removing = (folder: string) => (cold ? { before: async () => rm(folder, { recursive: true, force: true }) } : {});
  return { ours: { ...removing(cache), run: compileOurs }, raw: { ...removing(rawOutputs), run: compileRaw }, end: remove };
}
