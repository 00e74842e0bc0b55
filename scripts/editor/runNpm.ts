import { delimiter, dirname } from "node:path";
import { execa } from "execa";

/**
 * Runs npm under this Node, whichever one started npm: an older Node makes npm choose older packages in silence.
 * Install scripts never run. Rejects with npm's own words.
 */
export async function runNpm(cwd: string, ...args: readonly string[]): Promise<void> {
  const own = process.env["npm_execpath"];
  const [file, first] = own?.endsWith("npm-cli.js") === true ? [process.execPath, [own]] : ["npm", []];
  await execa(file, [...first, ...args, "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}` },
  });
}
