import { askVersion } from "./askVersion.ts";
import type { HealthInput, HealthPorts } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";

/** slither: off when the person switched it off; enabled, its absence is a warning, because every audit would be incomplete. */
export async function checkSlither({ settings }: HealthInput, { tools, run }: HealthPorts, signal: AbortSignal): Promise<HealthCheck> {
  if (!settings.audit.analyzers.slither) return { component: "slither", state: "off", version: "", place: "" };
  const found = await tools.find("slither");
  if (found.kind === "missing") return { component: "slither", state: "warning", version: "", place: "", problem: found.problem };
  return askVersion({ ...found, tool: "slither" }, run, signal);
}
