import { delimiter } from "node:path";
import type { BaselinePorts } from "../core/audit/baseline/auditBaseline.ts";
import type { Log } from "../core/observe/log.ts";
import { findGit } from "../core/process/findGit.ts";
import { createProcessRunner } from "../core/process/runProcess.ts";
import { createToolLocator } from "../core/process/toolLocator.ts";
import type { Settings } from "../core/settings/settings.ts";
import { cacheRoot, stateRoot } from "../core/storage/userFolders.ts";
import type { Terminal } from "./terminal.ts";

/** What the ports of one call are made from. */
export interface PortsInput {
  readonly settings: Settings;
  /** The audited folders. */
  readonly folders: readonly string[];
  readonly log: Log;
}

/** Core's ports on this computer. No program is taken from inside the audited folders, even where PATH leads there. */
export async function createAuditPorts(
  { computer, version }: Pick<Terminal, "computer" | "version">,
  { settings, folders, log }: PortsInput,
): Promise<BaselinePorts> {
  const search = { ...computer, workspaceFolders: () => folders };
  return {
    tools: createToolLocator({ ...search, settings: () => settings.tools }),
    git: await findGit(search),
    run: createProcessRunner(computer.environment),
    roots: { cache: cacheRoot(computer), state: stateRoot(computer) },
    log,
    cache: { host: computer, release: version },
    path: Object.entries(computer.environment)
      .flatMap(([name, value]) => (name.toUpperCase() === "PATH" && value !== undefined ? [value] : []))
      .join(delimiter),
  };
}
