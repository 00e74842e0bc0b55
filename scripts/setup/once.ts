import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { requireDisk } from "../bootstrap/requireDisk.mjs";
import { withLock } from "../bootstrap/withLock.mjs";
import { paths } from "./paths.ts";

/** One step of set-up: `build` fills the empty folder `target`. */
export interface Step {
  readonly name: string;
  /** What the result depends on; a change builds again. */
  readonly inputs: readonly string[];
  readonly target: string;
  /** What it takes on the disk, refused beforehand when there is less; 0.7 GB when not given. */
  readonly bytes?: number;
  readonly build: (folder: string) => Promise<void>;
}

const usualBytes = 700_000_000;

/**
 * Builds a folder once; an unchanged input costs one read. Its stamp lies inside and is written last, so that a folder that was cut
 * short or deleted is built again, and a lock keeps two set-ups of a checkout apart. Built in place: a Python environment
 * cannot be moved.
 */
export async function once(step: Step): Promise<void> {
  const stampFile = join(step.target, ".stamp");
  const stamp = createHash("sha256").update(step.inputs.join("\0")).digest("hex");
  const isBuilt = async (): Promise<boolean> => (await readFile(stampFile, "utf8").catch(() => "")) === stamp;
  if (await isBuilt()) return;
  await withLock(join(paths.work, "locks", step.name), async () => {
    if (await isBuilt()) return;
    await requireDisk({ folder: paths.work, bytes: step.bytes ?? usualBytes, what: `Setting up ${step.name}` });
    await rm(stampFile, { force: true });
    await rm(step.target, { recursive: true, force: true, maxRetries: 5 });
    await mkdir(step.target, { recursive: true });
    await step.build(step.target);
    await writeFile(stampFile, stamp);
  });
}
