import { basename, dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { findOnPath } from "./findOnPath.mjs";

/**
 * How to start npm without a shell: the npm that runs this script, or the one on PATH.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {readonly [file: string, ...args: string[]] | undefined}
 */
export function findNpm(environment) {
  const running = environment["npm_execpath"];
  if (running !== undefined && basename(running) === "npm-cli.js" && existsSync(running)) return [process.execPath, running];
  const file = findOnPath("npm", environment);
  if (file === undefined || process.platform !== "win32") return file === undefined ? undefined : [file];
  // A batch file needs a shell; what it starts does not.
  const script = join(dirname(file), "node_modules", "npm", "bin", "npm-cli.js");
  return existsSync(script) ? [process.execPath, script] : undefined;
}
