import { delimiter, dirname } from "node:path";
import { execa } from "execa";
import { findNpm } from "../bootstrap/findNpm.mjs";

/**
 * Runs npm under this Node, whichever one npm was installed for: an older one makes npm choose older packages in silence. Install
 * scripts never run. Rejects with npm's own words.
 */
export async function runNpm(cwd: string, ...args: readonly string[]): Promise<void> {
  const [file = "npm", ...before] = findNpm(process.env) ?? [];
  await execa(file, [...before, ...args, "--ignore-scripts", "--include=optional", "--no-audit", "--no-fund", "--no-progress"], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}` },
  });
}
