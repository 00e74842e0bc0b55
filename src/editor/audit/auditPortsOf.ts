import { delimiter } from "node:path";
import type { AuditPorts } from "../../core/audit/auditPorts.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";

/** What the analyzers need of the world, in this window. */
export function auditPortsOf({ tools, run, roots, log }: Workbench): AuditPorts {
  return { tools, run, roots, log, path: inheritedPath() };
}

/** PATH, which Windows may call `Path`. */
function inheritedPath(): string {
  const found = Object.entries(readHostEnvironment().environment).filter(([name]) => name.toUpperCase() === "PATH");
  return found.flatMap(([, value]) => (value === undefined ? [] : [value])).join(delimiter);
}
