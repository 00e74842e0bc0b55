import { cp, mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import { nativeFoundryBinary, placeFoundry } from "../../../scripts/setup/foundry.ts";
import { paths, root } from "../../../scripts/setup/paths.ts";
import { placeSolc } from "../../../scripts/setup/solc.ts";

/** npm's copy of the library. */
export const packagedOpenZeppelin = join(root, "node_modules", "@openzeppelin", "contracts");

/** A fresh folder below `.work/tmp`, with the given files. */
export async function freshFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "generate-")));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Copies the library's sources into a folder, without its build outputs. */
export async function copyOpenZeppelin(target: string): Promise<void> {
  await cp(packagedOpenZeppelin, target, { recursive: true, filter: (path) => !path.startsWith(join(packagedOpenZeppelin, "build")) });
}

let home: Promise<string> | undefined;

/** A private HOME with forge and a compiler where their installers put them. */
export async function toolHome(): Promise<string> {
  home ??= (async () => {
    const folder = await freshFolder();
    await placeFoundry(folder);
    await placeSolc(folder);
    return folder;
  })();
  return home;
}

/** Runs the real forge in a folder; its exit code and everything it printed. */
export async function forge(cwd: string, ...args: readonly string[]): Promise<{ readonly exitCode: number; readonly text: string }> {
  const run = createProcessRunner({ ...process.env, HOME: await toolHome(), USERPROFILE: await toolHome() });
  const outcome = await run({
    file: nativeFoundryBinary("forge"),
    args,
    cwd,
    env: { NO_COLOR: "1" },
    signal: new AbortController().signal,
  });
  if (outcome.kind !== "exited") throw new Error(`forge did not finish: ${JSON.stringify(outcome)}`);
  return { exitCode: outcome.exitCode, text: `${outcome.stdout}\n${outcome.stderr}` };
}
