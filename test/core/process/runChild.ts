import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import type { ProcessOutcome, ProcessRequest } from "../../../src/core/process/processOutcome.ts";

/** Runs one of the scripts in `children/` under the Node that runs the tests. */
export async function runChild(script: string, args: readonly string[], more: Partial<ProcessRequest> = {}): Promise<ProcessOutcome> {
  const run = createProcessRunner(process.env);
  const file = fileURLToPath(new URL(`children/${script}.mjs`, import.meta.url));
  return run({ file: process.execPath, args: [file, ...args], cwd: tmpdir(), signal: new AbortController().signal, ...more });
}

/** True while the process is there and not merely waiting to be reaped. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !/^\d+ \(.*\) [ZX] /.test(status);
}

/** The pid that `family.mjs` printed. */
export function grandchildOf(text: string): number {
  const pid = /grandchild (\d+)/.exec(text)?.[1];
  if (pid === undefined) throw new Error(`No grandchild was started: ${text}`);
  return Number(pid);
}
