import { availableParallelism } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { execa } from "execa";

/** One part of `npm run check`: a script of this checkout or of a package, run by this Node. */
export interface Part {
  readonly name: string;
  /** The script, from the root, and its arguments. Packages' own scripts, not `.bin`: those are shell files on Windows. */
  readonly command: readonly [script: string, ...args: string[]];
}

/** What a part came to. */
export interface PartResult {
  readonly name: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly output: string;
}

/** Every part, the slow ones first so that the quick ones fill the gaps. */
export const parts: readonly Part[] = [
  { name: "types", command: ["node_modules/typescript/bin/tsc", "-b"] },
  { name: "lint", command: ["node_modules/oxlint/bin/oxlint", "--deny-warnings"] },
  { name: "unused", command: ["node_modules/knip/bin/knip.js", "--no-progress"] },
  { name: "layers", command: ["scripts/layers.ts"] },
  { name: "manifest", command: ["scripts/manifest.ts", "--check"] },
  { name: "texts", command: ["scripts/check/texts.ts"] },
  { name: "format", command: ["node_modules/oxfmt/bin/oxfmt", "--check"] },
];

/** Runs one part under `root`; a part that cannot start has not passed. */
export async function runPart({ name, command }: Part, root: string): Promise<PartResult> {
  const started = performance.now();
  const [script, ...args] = command;
  const { exitCode, all } = await execa(process.execPath, [join(root, script), ...args], {
    cwd: root,
    all: true,
    reject: false,
    stdin: "ignore",
  });
  return { name, passed: exitCode === 0, milliseconds: performance.now() - started, output: all };
}

/** Runs parts side by side, as many as there are processors, and hands on each result when it is there. */
export async function runParts(chosen: readonly Part[], root: string, onResult: (result: PartResult) => void): Promise<boolean> {
  const waiting = [...chosen];
  let passed = true;
  const lane = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const result = await runPart(part, root);
      passed &&= result.passed;
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return passed;
}
