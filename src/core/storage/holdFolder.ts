import { mkdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { takeLock } from "./takeLock.ts";
import type { Lock } from "./takeLock.ts";

/** How often a holder shows that it is at work, and after how long without a sign its lock is void (milliseconds). */
const signMs = 5000;
const abandonedMs = 30_000;
const pollMs = 40;

/**
 * Waits until this process alone works in a folder of the shared storage: two windows may compile or audit one Project at
 * once, and forge does not lock its cache. Undefined: the signal was aborted. A holder that crashed is noticed at once; one whose
 * process id went to another program, by its silence. Should two ever work side by side (a machine that slept), what they build does
 * not fit what is stored beside it, and is built anew or said to be incomplete. `onWait` is called once when somebody else holds it.
 */
export async function holdFolder(folder: string, signal: AbortSignal, onWait?: () => void): Promise<Lock | undefined> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "lock");
  let waits = false;
  while (!signal.aborted) {
    const lock = await takeLock(file);
    if (lock !== undefined) return keepAlive(file, lock);
    if (await isAbandoned(file)) await rm(file, { force: true });
    else {
      if (!waits) onWait?.();
      waits = true;
      await delay(pollMs);
    }
  }
  return undefined;
}

function keepAlive(file: string, lock: Lock): Lock {
  const timer = setInterval(() => {
    const now = new Date();
    // A lock file that was removed with the whole storage needs no sign.
    utimes(file, now, now).catch(() => {});
  }, signMs);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await lock.release();
    },
  };
}

async function isAbandoned(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > abandonedMs;
}
