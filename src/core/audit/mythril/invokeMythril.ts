import { dirname } from "node:path";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { ProcessOutcome, RunProcess } from "../../process/processOutcome.ts";
import type { FoundTool } from "../../process/tool.ts";
import type { AnalyzerLine } from "../analyzer.ts";
import type { MythrilTarget } from "./layOutAnswers.ts";

/** How long mythril may explore one contract (seconds). */
export const explorationSeconds = 90;

/** Beyond its exploration: Python's start, the constructor, the last question to the solver (seconds). */
const graceSeconds = 90;

/** Nothing is asked of the network: what mythril asks when it starts meets a closed port, and it goes on with what is installed. */
export const offline = {
  HTTP_PROXY: "http://127.0.0.1:9",
  HTTPS_PROXY: "http://127.0.0.1:9",
  http_proxy: "http://127.0.0.1:9",
  https_proxy: "http://127.0.0.1:9",
  NO_PROXY: "",
  no_proxy: "",
};

/** What mythril needs of us. */
export interface MythrilProgram {
  readonly mythril: FoundTool;
  readonly run: RunProcess;
  /** A folder of ours for its data; its configuration is fresh, so that no endpoint of anybody is asked. */
  readonly data: string;
}

/** Explores one contract of a layout, two transactions deep, without a chain. */
export async function invokeMythril(
  { contract, copy, compiler, compilers }: MythrilTarget,
  { mythril, run, data }: MythrilProgram,
  options: CallOptions<AnalyzerLine>,
): Promise<ProcessOutcome> {
  const limits = ["--execution-timeout", String(explorationSeconds), "--transaction-count", "2"];
  return run({
    file: mythril.path,
    args: ["analyze", `${copy}:${contract}`, "--solv", `v${compiler}`, "--outform", "json", "--no-onchain-data", ...limits],
    cwd: dirname(copy),
    env: { ...offline, MYTHRIL_DIR: data, SOLCX_BINARY_PATH: compilers },
    totalSeconds: explorationSeconds + graceSeconds,
    signal: options.signal,
  });
}

/** How many detectors this mythril has; 0 when it does not say. */
export async function countDetectors({ mythril, run, data }: MythrilProgram, signal: AbortSignal): Promise<number> {
  const outcome = await run({
    file: mythril.path,
    args: ["list-detectors", "--outform", "json"],
    cwd: data,
    env: { ...offline, MYTHRIL_DIR: data },
    totalSeconds: graceSeconds,
    signal,
  });
  if (outcome.kind !== "exited" || outcome.exitCode !== 0) return 0;
  try {
    const listed: unknown = JSON.parse(outcome.stdout);
    return Array.isArray(listed) ? listed.length : 0;
  } catch {
    return 0;
  }
}
