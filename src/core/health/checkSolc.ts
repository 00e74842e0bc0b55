import { compilerFolder, listInstalledSolc } from "../foundry/installedSolc.ts";
import type { HealthPorts } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";

/** The compilers that forge has downloaded so far. None is fine: forge downloads what a project needs when it needs it. Nothing is started. */
export async function checkSolc({ computer }: HealthPorts): Promise<HealthCheck> {
  const [place, installed] = await Promise.all([compilerFolder(computer), listInstalledSolc(computer)]);
  return { component: "solc", state: "ok", version: installed.join(", "), place };
}
