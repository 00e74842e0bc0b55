import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createProcessRunner } from "../../src/core/process/runProcess.ts";
import { SetUpError } from "../bootstrap/setUpError.mjs";
import { buildExtension } from "../setup/buildExtension.ts";
import { paths } from "../setup/paths.ts";
import { groupLines } from "./printResults.ts";
import { runMochaGroup } from "./runMochaGroup.ts";
import type { SuiteResult } from "./suiteResult.ts";
import { testEnvironment } from "./testEnvironment.ts";
import { testGroups } from "./testGroups.ts";

/** What can be asked for with `--only`. */
export const groupNames: readonly string[] = [...testGroups.map(({ name }) => name), "editor"];

/**
 * Builds, then runs the groups one after the other (two would take each other's processor time and fail each other's limits) and
 * prints what each came to. A signal to this process ends the group that runs, and with it the run. What needs the bundle is left out
 * when it does not build; that is then the failure.
 */
export async function runGroups(only: readonly string[]): Promise<readonly SuiteResult[]> {
  const results: SuiteResult[] = [];
  const take = async (name: string, run: () => Promise<readonly SuiteResult[]>): Promise<void> => {
    const started = performance.now();
    const finished = await run();
    results.push(...finished);
    const seconds = (performance.now() - started) / 1000;
    for (const line of groupLines(name, seconds, finished)) console.log(line);
  };
  await mkdir(paths.tmp, { recursive: true });
  const folder = await mkdtemp(join(paths.tmp, "run-"));
  try {
    await take("build", buildResult);
    const built = results.length === 0;
    const signal = abortOnSignals();
    const context = { run: createProcessRunner(process.env), folder, env: await testEnvironment(folder), signal };
    const groups = testGroups.filter(({ name, bundled }) => only.includes(name) && (built || !bundled));
    for (const group of groups) {
      if (!signal.aborted) await take(group.name, async () => [await runMochaGroup(group, context)]);
    }
    if (only.includes("editor") && built && !signal.aborted) await take("editor", async () => runEditorGroup(signal));
    if (signal.aborted) results.push(broken("run", "it was cancelled"));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return results;
}

/** From here on a signal ends what runs in process groups of its own; until then the system's way of ending us is enough. */
function abortOnSignals(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop.abort());
  return stop.signal;
}

/** Nothing when all is well: a build counts as no test, a broken one as a failure. */
async function buildResult(): Promise<readonly SuiteResult[]> {
  try {
    await buildExtension();
    return [];
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return [broken("build", error.message)];
  }
}

/** A host that does not start is a failure of the group, not the end of the run. */
async function runEditorGroup(signal: AbortSignal): Promise<readonly SuiteResult[]> {
  const { runEditorSuites } = await import("../editor/runEditorSuites.ts");
  try {
    const results = await runEditorSuites({ signal, onLine: console.log });
    return results.length > 0 ? results : [broken("editor", "no suite ran")];
  } catch (error) {
    return [broken("editor", error instanceof Error ? (error.stack ?? error.message) : String(error))];
  }
}

function broken(name: string, message: string): SuiteResult {
  return { name, passed: 0, failed: 1, skipped: [], failures: [{ title: `the group ${name}`, message }] };
}
