import { setTimeout as delay } from "node:timers/promises";

/** How long a program may take to end by itself after SIGTERM (milliseconds). */
export const graceMs = 300;

/** How long we wait for the system to take the killed processes away (milliseconds). */
const reapMs = 100;

/**
 * Ends a whole process group: SIGTERM, and after `graceMs` SIGKILL to whatever is left. Resolves when the group is gone, at
 * the latest after 400 ms (a killed process that nobody reaps still counts as there). Does nothing for a group that is gone.
 *
 * execa's own escalation stops as soon as the direct child has exited and its pipes are closed, so a grandchild that ignores
 * SIGTERM and prints nothing would survive; this does not depend on the child.
 */
export async function endGroup(pid: number): Promise<void> {
  if (!signalGroup(pid, "SIGTERM")) return;
  if (await goneWithin(pid, graceMs)) return;
  await killGroup(pid);
}

/** SIGKILL to a whole process group at once; resolves when it is gone, at the latest after 100 ms. */
export async function killGroup(pid: number): Promise<void> {
  if (signalGroup(pid, "SIGKILL")) await goneWithin(pid, reapMs);
}

/** False when there is no such group (or, on macOS, only processes that are already dead). */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

async function goneWithin(pid: number, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (let pause = 2; performance.now() < end; pause = Math.min(pause * 2, 20)) {
    if (!signalGroup(pid, 0)) return true;
    await delay(pause);
  }
  return !signalGroup(pid, 0);
}
