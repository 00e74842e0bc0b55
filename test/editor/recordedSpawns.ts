import type { ChildProcess } from "node:child_process";

/** A process that the extension host started. */
export interface Spawn {
  readonly file: string;
  readonly args: readonly string[];
}

interface Recorded {
  readonly process: ChildProcess;
  /** Where it was started from. */
  readonly stack: string;
}

/** The processes that code of this extension has started in this window so far; those of other extensions are left out. */
export function recordedSpawns(extensionPath: string): readonly Spawn[] {
  // Set by the extension in spawnRecorder/, which shares this process.
  const recorded = (globalThis as { hyperkitRecordedSpawns?: readonly Recorded[] }).hyperkitRecordedSpawns;
  if (recorded === undefined) throw new Error("The spawn recorder is not active.");
  return recorded
    .filter(({ stack }) => stack.includes(`${extensionPath}/dist/`))
    .map(({ process: { spawnfile, spawnargs } }) => ({ file: spawnfile, args: spawnargs }));
}
