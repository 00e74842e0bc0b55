import { dirname } from "node:path";
import { compatibleVersions, isOlder } from "../audit/compatibleVersions.ts";
import type { VersionedTool } from "../audit/compatibleVersions.ts";
import { problem } from "../errors/problem.ts";
import { problemOfProcess } from "../process/problemOfProcess.ts";
import type { ProcessRequest, RunProcess } from "../process/processOutcome.ts";
import type { FoundTool } from "../process/tool.ts";
import { settingOfTool } from "../process/toolSettings.ts";
import type { HealthCheck } from "./healthReport.ts";
import { parseVersion, updateCommands } from "./toolVersions.ts";

/** How long a tool may take to say its version (seconds). forge answers in milliseconds, a cold Python takes its time. */
const patience: Readonly<Record<VersionedTool, number>> = { forge: 4, slither: 9, aderyn: 4, mythril: 9 };

/** mythril has a word for it, and asks the network for compilers before it answers anything: offline it goes on without. */
const questions: Readonly<Partial<Record<VersionedTool, Pick<ProcessRequest, "args" | "env">>>> = {
  mythril: { args: ["version"], env: { HTTPS_PROXY: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" } },
};

/**
 * Asks a found tool for its version: `--version` or its word for that and nothing else, the one call that runs nothing of any repository. It runs
 * in the tool's own folder, away from the workspace. `patienceSeconds` is for those who have more time than a health check.
 */
export async function askVersion(
  tool: FoundTool & { readonly tool: VersionedTool; readonly patienceSeconds?: number },
  run: RunProcess,
  signal: AbortSignal,
): Promise<HealthCheck> {
  const { tool: component, path: place } = tool;
  const outcome = await run({
    file: place,
    ...(questions[component] ?? { args: ["--version"] }),
    cwd: dirname(place),
    totalSeconds: tool.patienceSeconds ?? patience[component],
    maxMegabytes: 1,
    signal,
  });
  if (outcome.kind === "cancelled") return { component, state: "unknown", version: "", place };
  if (outcome.kind !== "exited") return { component, state: "error", version: "", place, problem: problemOfProcess(tool, outcome) };
  const printed = `${outcome.stdout}\n${outcome.stderr}`.trim();
  if (outcome.exitCode !== 0) {
    const details = { details: `exit code ${outcome.exitCode}\n${printed}` };
    return { component, state: "error", version: "", place, problem: problem("toolBroken", { tool: component, path: place }, details) };
  }
  const version = parseVersion(component, outcome.stdout);
  if (version === undefined) {
    const other = problem("toolOther", { tool: component, path: place, key: settingOfTool(component) }, { details: printed });
    return { component, state: "error", version: "", place, problem: other };
  }
  const { oldest } = compatibleVersions[component];
  if (!isOlder(version, oldest)) return { component, state: "ok", version, place };
  const old = problem("toolTooOld", { tool: component, version, oldest, command: updateCommands[component] });
  return { component, state: "warning", version, place, problem: old };
}
