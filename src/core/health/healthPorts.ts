import type { Computer } from "../process/knownFolders.ts";
import type { RunProcess } from "../process/processOutcome.ts";
import type { ToolLocator } from "../process/tool.ts";
import type { Settings } from "../settings/settings.ts";

/** What is to be checked. */
export interface HealthInput {
  readonly settings: Settings;
}

/** What the checks need of the world. */
export interface HealthPorts {
  readonly tools: ToolLocator;
  readonly run: RunProcess;
  readonly computer: Computer;
}
