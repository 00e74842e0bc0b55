import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { HealthPorts } from "../../../src/core/health/healthPorts.ts";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import { createToolLocator } from "../../../src/core/process/toolLocator.ts";
import { readSettings } from "../../../src/core/settings/readSettings.ts";
import type { Settings } from "../../../src/core/settings/settings.ts";
import { freshFolder } from "../../support/freshFolder.ts";

/** The settings of somebody who set nothing. */
export const defaultSettings: Settings = readSettings(() => undefined).settings;

/** A computer whose home is a fresh folder and whose PATH has nothing but what shell scripts need. */
export async function freshComputer(settings: Settings = defaultSettings): Promise<HealthPorts & { readonly home: string }> {
  const home = await freshFolder();
  const environment = { HOME: home };
  const tools = createToolLocator({
    settings: () => settings.tools,
    environment,
    platform: process.platform,
    home,
    workspaceFolders: () => [],
  });
  return { home, tools, run: createProcessRunner(environment), computer: { environment, platform: process.platform, home } };
}

/** Installs a shell script as a tool, where installers put it. */
export async function installScript(home: string, tool: "forge" | "slither" | "aderyn", script: string): Promise<string> {
  const file = join(home, tool === "forge" ? ".foundry/bin/forge" : `.local/bin/${tool}`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}
