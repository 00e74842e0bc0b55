import { askVersion } from "./askVersion.ts";
import type { HealthInput, HealthPorts } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";

/** aderyn: optional, so that its absence is `off` and not an alarm. One that is there and does not work makes audits incomplete: a warning. */
export async function checkAderyn({ settings }: HealthInput, { tools, run }: HealthPorts, signal: AbortSignal): Promise<HealthCheck> {
  if (!settings.audit.analyzers.aderyn) return { component: "aderyn", state: "off", version: "", place: "" };
  const found = await tools.find("aderyn");
  if (found.kind === "missing") {
    const state = found.problem.name === "aderynMissing" ? "off" : "warning";
    return { component: "aderyn", state, version: "", place: "", problem: found.problem };
  }
  const check = await askVersion({ ...found, tool: "aderyn" }, run, signal);
  return check.state === "error" ? { ...check, state: "warning" } : check;
}
