import { createRequire } from "node:module";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod/mini";
import { paths } from "./paths.ts";

const manifest = z.object({ version: z.string() }).parse(createRequire(import.meta.url)("solc/package.json"));

/** The compiler of tests and demo, e.g. `0.8.37`. */
export const solcVersion = manifest.version;

/** Puts the compiler where forge's own downloads lie, so that forge finds it by itself. */
export async function placeSolc(home: string): Promise<void> {
  const folder = join(home, ".svm", solcVersion);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `solc-${solcVersion}`);
  const wrapper = join(paths.root, "scripts", "setup", "solcWrapper.mjs");
  await writeFile(file, `#!/bin/sh\nexec '${process.execPath}' '${wrapper}' "$@"\n`);
  await chmod(file, 0o755);
}
