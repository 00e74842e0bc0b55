import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { once } from "./once.ts";
import { paths } from "./paths.ts";

const requirements = join(paths.root, "scripts", "setup", "slither-requirements.txt");

/** The venv's slither. */
export const slitherBinary = join(paths.venv, process.platform === "win32" ? "Scripts/slither.exe" : "bin/slither");

/** Installs slither and everything it needs, each file checked against its pinned hash. */
export async function ensureSlither(python: string): Promise<void> {
  await once({
    name: "slither",
    inputs: [await readFile(requirements, "utf8"), python, paths.venv],
    target: paths.venv,
    build: async (folder) => {
      await execa(python, ["-m", "venv", folder]);
      const pip = join(folder, process.platform === "win32" ? "Scripts" : "bin", "python");
      await execa(pip, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", requirements]);
    },
  });
}
