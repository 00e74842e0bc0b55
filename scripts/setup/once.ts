import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { paths } from "./paths.ts";

/** One step of set-up: `build` fills a temporary folder, which then takes the place of `target`. */
export interface Step {
  readonly name: string;
  /** What the result depends on; a change builds again. */
  readonly inputs: readonly string[];
  readonly target: string;
  readonly build: (folder: string) => Promise<void>;
}

/** Builds a folder once: nothing half-installed is ever in its place, and an unchanged input costs one read. */
export async function once(step: Step): Promise<void> {
  const stampFile = join(paths.stamps, step.name);
  const stamp = createHash("sha256").update(step.inputs.join("\0")).digest("hex");
  if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;
  const folder = `${step.target}.${process.pid}.new`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await step.build(folder);
    await rm(stampFile, { force: true });
    await rm(step.target, { recursive: true, force: true });
    await rename(folder, step.target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
}
