import { createRequire } from "node:module";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod/mini";
import { paths } from "./paths.ts";

/** The compiler of tests and demo, e.g. `0.8.37`. */
export const solcVersion = versionOf("solc");

/** The newest compiler of each older line: audits meet contracts that only it accepts. */
const olderPackages = ["solc-0.4", "solc-0.5", "solc-0.6", "solc-0.7"];

/** The versions that `placeOlderSolc` places, oldest first. */
export const olderSolcVersions: readonly string[] = olderPackages.map(versionOf);

/** Puts the compiler where forge's own downloads lie, so that forge finds it by itself. */
export async function placeSolc(home: string): Promise<void> {
  await place(home, "solc");
}

/** Puts the compilers of the older lines beside it. */
export async function placeOlderSolc(home: string): Promise<void> {
  await Promise.all(olderPackages.map(async (name) => place(home, name)));
}

function versionOf(name: string): string {
  return z.object({ version: z.string() }).parse(createRequire(import.meta.url)(`${name}/package.json`)).version;
}

async function place(home: string, name: string): Promise<void> {
  const version = versionOf(name);
  const folder = join(home, ".svm", version);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `solc-${version}`);
  const wrapper = join(paths.root, "scripts", "setup", "solcWrapper.mjs");
  await writeFile(file, `#!/bin/sh\nexec '${process.execPath}' '${wrapper}' ${name} "$@"\n`);
  await chmod(file, 0o755);
}
