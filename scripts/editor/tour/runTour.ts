import { performance } from "node:perf_hooks";
import { paths } from "../../setup/paths.ts";
import { startSession } from "../startSession.ts";
import { auditStep } from "./auditStep.ts";
import { compileStep } from "./compileStep.ts";
import { deployStep } from "./deployStep.ts";
import { generateStep } from "./generateStep.ts";
import type { Tour } from "./tour.ts";

/** Does a part of the main job as a person would; resolves with what really happened, rejects when it does not hold. */
type Step = (tour: Tour) => Promise<string>;

const steps: readonly (readonly [name: string, step: Step])[] = [
  ["generate", generateStep],
  ["compile", compileStep],
  ["audit", auditStep],
  ["deploy", deployStep],
];

/**
 * Lets a driver do the main job in a real VS Code: a line and a picture in `.work/shots` per step. Returns the exit code: 0 when
 * every step holds.
 */
export async function runTour({ chain, signal }: { readonly chain: string; readonly signal: AbortSignal }): Promise<number> {
  const session = await startSession({ target: { folder: paths.demo }, scale: 2 });
  const stop = (): void => void session.stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const tour = { editor: session.editor, project: paths.demo, chain };
    for (const [name, step] of steps) {
      if (!(await runStep(name, step, tour))) return 1;
    }
    return 0;
  } finally {
    signal.removeEventListener("abort", stop);
    await session.stop();
  }
}

async function runStep(name: string, step: Step, tour: Tour): Promise<boolean> {
  const started = performance.now();
  try {
    const happened = await step(tour);
    console.log(
      `${name.padEnd(13)} ${happened} (${((performance.now() - started) / 1000).toFixed(1)} s, ${await tour.editor.shot(`tour-${name}`)})`,
    );
    return true;
  } catch (error) {
    console.error(`${name.padEnd(13)} FAILED: ${error instanceof Error ? error.message : String(error)}`);
    await tour.editor.shot(`tour-${name}-failed`).then(
      (path) => console.error(`              ${path}`),
      () => undefined,
    );
    return false;
  }
}
