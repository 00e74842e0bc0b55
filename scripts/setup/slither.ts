import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { once } from "./once.ts";
import { paths } from "./paths.ts";

const requirements = join(paths.root, "scripts", "setup", "slither-requirements.txt");
const scripts = join(paths.venv, process.platform === "win32" ? "Scripts" : "bin");

/** The venv's slither. */
export const slitherBinary = join(scripts, process.platform === "win32" ? "slither.exe" : "slither");

/** Installs slither and everything it needs, each file checked against its pinned hash. Nothing is compiled and no set-up code of a package runs. */
export async function ensureSlither(python: { readonly file: string; readonly version: string }): Promise<void> {
  await once({
    name: "slither",
    inputs: [await readFile(requirements, "utf8"), python.file, python.version, paths.venv],
    target: paths.venv,
    build: async (folder) => {
      await execa(python.file, ["-m", "venv", folder]);
      const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:"];
      await execa(join(scripts, "python"), [...pip, "--require-hashes", "-r", requirements]);
    },
  });
}
