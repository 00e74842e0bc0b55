import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { ExecaError } from "execa";
import { explainFailure } from "../bootstrap/explainFailure.mjs";
import { findPython } from "../bootstrap/findPython.mjs";
import { SetUpError } from "../bootstrap/setUpError.mjs";
import { ensureBrowser } from "../editor/installBrowser.ts";
import { ensureEditorHost } from "../editor/installEditorHost.ts";
import { ensureHome } from "./home.ts";
import { paths } from "./paths.ts";
import { ensureSlither } from "./slither.ts";

/** Slower than this, a step did something: worth a line. */
const noticeableMs = 1_000;

/**
 * Puts everything that tests and demo use below `.work`: Foundry, a compiler and slither in a private HOME, the editor, a browser.
 * Once; later calls read a few stamps. Rejects with a `SetUpError` that names what to do, when all steps have ended.
 */
export async function setUp(print: (line: string) => void = console.log): Promise<void> {
  const steps: readonly (readonly [name: string, run: () => Promise<void>])[] = [
    ["slither", installSlither],
    ["home", ensureHome],
    ["editor", ensureEditorHost],
    ["browser", ensureBrowser],
  ];
  const outcomes = await Promise.allSettled(steps.map(async ([name, run]) => timed(name, run, print)));
  const errors = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as SetUpError] : []));
  if (errors.length > 0) throw new SetUpError([...new Set(errors.map(({ message }) => message))].join("\n"), { cause: errors });
}

async function installSlither(): Promise<void> {
  const python = findPython(process.env);
  if (python.kind !== "found") throw new SetUpError("Python 3.10 or newer with venv was not found: install it and run the command again.");
  await ensureSlither(python);
}

/** Runs one step; says how long it took when that can be noticed, and keeps what a failed program printed. */
async function timed(name: string, run: () => Promise<void>, print: (line: string) => void): Promise<void> {
  const started = performance.now();
  try {
    await run();
  } catch (error) {
    throw explainFailure(`Setting up ${name}`, error, await writeLog(name, error));
  }
  const milliseconds = performance.now() - started;
  if (milliseconds > noticeableMs) print(`${name.padEnd(13)} ${(milliseconds / 1000).toFixed(1)} s`);
}

async function writeLog(name: string, error: unknown): Promise<string | undefined> {
  if (!(error instanceof ExecaError)) return undefined;
  const file = join(paths.logs, `${name}.log`);
  await mkdir(paths.logs, { recursive: true });
  await writeFile(file, error.message);
  return relative(paths.root, file);
}
