import { cp } from "node:fs/promises";
import { join } from "node:path";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import { nativeFoundryBinary, placeFoundry } from "../../../scripts/setup/foundry.ts";
import { root } from "../../../scripts/setup/paths.ts";
import { placeOlderSolc, placeSolc } from "../../../scripts/setup/solc.ts";
import { freshFolder } from "../../support/freshFolder.ts";

/** npm's copy of the library. */
export const packagedOpenZeppelin = join(root, "node_modules", "@openzeppelin", "contracts");

/** Copies the library's sources into a folder, without its build outputs. */
export async function copyOpenZeppelin(target: string): Promise<void> {
  await cp(packagedOpenZeppelin, target, { recursive: true, filter: (path) => !path.startsWith(join(packagedOpenZeppelin, "build")) });
}

let home: Promise<string> | undefined;

/** A private HOME with forge and the compilers where their installers put them. */
export async function toolHome(): Promise<string> {
  home ??= (async () => {
    const folder = await freshFolder();
    await placeFoundry(folder);
    await placeSolc(folder);
    await placeOlderSolc(folder);
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
