import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { shortPath } from "../../scripts/editor/editorHome.ts";
import { nativeFoundryBinary } from "../../scripts/setup/foundry.ts";
import { slitherBinary } from "../../scripts/setup/slither.ts";
import { findExecutable } from "../../src/core/process/findExecutable.ts";

/** Stand-ins for programs that write down each run and then are the real program. */
export interface ToolShims {
  /** The folder that stands first on PATH. */
  readonly folder: string;
  /** Every run so far, oldest first: the program's name and its arguments. */
  runs(): Promise<readonly string[]>;
}

const foundry = ["forge", "anvil", "cast"] as const;

/** What HyperKit, or a tool that it starts, could start by name. */
const others = [
  "chisel",
  "foundryup",
  "solc",
  "vyper",
  "python",
  "python3",
  "pip",
  "pipx",
  "uv",
  "node",
  "npm",
  "npx",
  "git",
  "sh",
  "bash",
];

/** Puts stand-ins into a HOME: first on the PATH of its login shell, and where installers put Foundry and slither. */
export async function installToolShims(home: string): Promise<ToolShims> {
  const folder = join(home, "shims");
  const log = join(home, "shims.log");
  await writeFile(log, "");
  const real = new Map<string, string | undefined>([
    ...foundry.map((name) => [name, nativeFoundryBinary(name)] as const),
    ["slither", slitherBinary],
  ]);
  for (const name of others)
    real.set(
      name,
      await findExecutable(
        shortPath()
          .split(":")
          .map((place) => join(place, name)),
      ),
    );
  const places = [folder, join(home, ".foundry", "bin"), join(home, ".local", "bin")];
  for (const place of places) {
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
  }
  for (const [name, program] of real) {
    const text = `#!/bin/sh\necho "${name} $*" >> '${log}'\n${program === undefined ? "exit 127" : `exec '${program}' "$@"`}\n`;
    for (const place of places) await writeProgram(join(place, name), text);
  }
  for (const file of [".profile", ".bash_profile", ".bashrc"])
    await writeFile(join(home, file), `export PATH='${folder}:${shortPath()}'\n`);
  return { folder, runs: async () => (await readFile(log, "utf8")).split("\n").filter((line) => line !== "") };
}

/** Writes an executable file and the folders above it. */
export async function writeProgram(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, 0o755);
}
