import type { HealthPorts } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";
import { askVersion } from "./askVersion.ts";

/** forge: without it nothing compiles, so a missing or broken one is an error. */
export async function checkForge({ tools, run }: HealthPorts, signal: AbortSignal): Promise<HealthCheck> {
  const found = await tools.find("forge");
  if (found.kind === "missing") return { component: "forge", state: "error", version: "", place: "", problem: found.problem };
  return askVersion({ ...found, tool: "forge" }, run, signal);
}
