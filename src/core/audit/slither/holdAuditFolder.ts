import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Project } from "../../foundry/project.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import type { StorageRoots } from "../../storage/storageRoots.ts";
import { takeLock } from "../../storage/takeLock.ts";
import type { Lock } from "../../storage/takeLock.ts";

/** How long to wait for another audit of the same Project, in this or another window (minutes). */
export const longestWaitMinutes = 10;

/** The folder is ours; or another audit kept it for too long; or the wait was cancelled. */
export type HeldFolder = { readonly kind: "held"; readonly lock: Lock } | { readonly kind: "busy" } | { readonly kind: "cancelled" };

/** Waits until no other audit uses the Project's audit folder: two builds in one folder would be one that is neither. */
export async function holdAuditFolder(project: Project, roots: StorageRoots, signal: AbortSignal): Promise<HeldFolder> {
  const folder = projectFolder(roots, project);
  await mkdir(folder, { recursive: true });
  const until = performance.now() + longestWaitMinutes * 60_000;
  while (!signal.aborted && performance.now() < until) {
    const lock = await takeLock(join(folder, "audit.lock"));
    if (lock !== undefined) return { kind: "held", lock };
    await delay(200, undefined, { signal }).catch(() => undefined);
  }
  return { kind: signal.aborted ? "cancelled" : "busy" };
}
