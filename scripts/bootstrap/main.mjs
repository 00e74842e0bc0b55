import { join } from "node:path";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensurePackages } from "./ensurePackages.mjs";
import { explainFailure } from "./explainFailure.mjs";
import { findNode } from "./findNode.mjs";
import { missingPrerequisites } from "./missingPrerequisites.mjs";
import { runScript } from "./runScript.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Scripts that need Foundry, slither and an editor besides the packages; each calls `setUp`. */
const whole = new Set(["start", "runTests", "bench"]);

/** What set-up writes from nothing, in bytes, with room for npm's and pip's downloads. Measured on Linux: see docs/decisions/006. */
const disk = { packages: 1_200_000_000, whole: 2_500_000_000 };

/**
 * Checks this computer, installs the packages, and runs `scripts/<name>.ts` under the pinned Node.
 * @param {readonly string[]} args The script's name and its arguments.
 */
export async function main([name = "", ...args]) {
  const script = join(root, "scripts", `${name}.ts`);
  if (!/^\w+$/.test(name) || !existsSync(script)) {
    console.error(`There is no script "${name}": package.json lists the scripts that there are.`);
    process.exitCode = 2;
    return;
  }
  const missing = missingPrerequisites({ environment: process.env, python: whole.has(name) });
  if (missing.length > 0) {
    console.error(missing.join("\n"));
    process.exitCode = 1;
    return;
  }
  try {
    await ensurePackages({ root, environment: process.env, bytes: whole.has(name) ? disk.whole : disk.packages });
    process.exitCode = await runScript(findNode(root), [script, ...args]);
  } catch (error) {
    console.error(explainFailure("Setting up", error).message);
    process.exitCode = 1;
  }
}
