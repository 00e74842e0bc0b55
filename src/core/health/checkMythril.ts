import { askVersion } from "./askVersion.ts";
import type { HealthInput, HealthPorts } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";

/** mythril: off until the person switches it on; from then on its absence makes audits incomplete: a warning. */
export async function checkMythril({ settings }: HealthInput, { tools, run }: HealthPorts, signal: AbortSignal): Promise<HealthCheck> {
  if (!settings.audit.analyzers.mythril) return { component: "mythril", state: "off", version: "", place: "" };
  const found = await tools.find("mythril");
  if (found.kind === "missing") return { component: "mythril", state: "warning", version: "", place: "", problem: found.problem };
  const check = await askVersion({ ...found, tool: "mythril" }, run, signal);
  return check.state === "error" ? { ...check, state: "warning" } : check;
}
