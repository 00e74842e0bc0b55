import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { paths } from "../setup/paths.ts";
import type { RunProcess } from "../../src/core/process/processOutcome.ts";
import type { SuiteResult } from "./suiteResult.ts";
import { suiteOfEvents } from "./suiteOfEvents.ts";
import { parseTestEvents } from "./testEvent.ts";
import type { TestGroup } from "./testGroups.ts";

/** What a run of a group needs. */
export interface GroupRun {
  readonly run: RunProcess;
  /** A folder of this run alone; the group's events are kept in it. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Runs a group in a process group of its own, within its time. Whatever ends it, the result counts what ran and names what did not. */
export async function runMochaGroup(group: TestGroup, { run, folder, env, signal }: GroupRun): Promise<SuiteResult> {
  const events = join(folder, `${group.name}.jsonl`);
  await writeFile(events, "");
  const outcome = await run({
    file: process.execPath,
    args: [join(import.meta.dirname, "mochaProcess.ts"), events, ...(await filesOf(group))],
    cwd: paths.root,
    env,
    totalSeconds: group.limitSeconds,
    signal,
  });
  if ("stdout" in outcome) {
    await mkdir(paths.logs, { recursive: true });
    await writeFile(join(paths.logs, `tests-${group.name}.log`), `${outcome.stdout}${outcome.stderr}`);
  }
  return suiteOfEvents(group.name, parseTestEvents(await readFile(events, "utf8")), outcome);
}

async function filesOf({ folders }: TestGroup): Promise<readonly string[]> {
  const files: string[] = [];
  for (const folder of folders) {
    for await (const file of glob(`test/${folder}/**/*.test.ts`, { cwd: paths.root })) files.push(join(paths.root, file));
  }
  return files.toSorted();
}
