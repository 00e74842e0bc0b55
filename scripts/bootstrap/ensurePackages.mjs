import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { explainFailure } from "./explainFailure.mjs";
import { findNpm } from "./findNpm.mjs";
import { installedList, packagesMatchLock } from "./packagesMatchLock.mjs";
import { requireDisk } from "./requireDisk.mjs";
import { withLock } from "./withLock.mjs";

/**
 * Makes `node_modules` what package-lock.json says. Whatever cuts it short, the next call starts again: npm's list of what is
 * installed goes first and comes back last.
 * @param {{ root: string, environment: Readonly<Record<string, string | undefined>>, bytes: number }} options
 *   `bytes`: how much set-up will write to this disk altogether, when it starts from nothing.
 */
export async function ensurePackages({ root, environment, bytes }) {
  if (await packagesMatchLock(root)) return;
  await mkdir(join(root, ".work"), { recursive: true });
  await withLock(
    join(root, ".work", "locks", "packages"),
    async () => {
      if (await packagesMatchLock(root)) return;
      await requireDisk({ folder: root, bytes, what: "Setting up" });
      await install(root, environment);
    },
    () => console.log("packages      waiting for another set-up of this checkout"),
  );
}

/**
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
async function install(root, environment) {
  const started = performance.now();
  const log = join(root, ".work", "logs", "packages.log");
  console.log("packages      installing what package-lock.json pins");
  await rm(join(root, installedList), { force: true });
  const { code, output } = await runNpm(root, environment);
  await mkdir(join(log, ".."), { recursive: true });
  await writeFile(log, output);
  const incomplete =
    code === 0 && !(await packagesMatchLock(root)) ? "npm installed something else than package-lock.json says" : undefined;
  if (code !== 0 || incomplete !== undefined) {
    throw explainFailure("Installing packages", incomplete ?? output, relative(root, log));
  }
  console.log(`packages      ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpm(root, environment) {
  const [file, ...before] = findNpm(environment) ?? ["npm"];
  // NODE_ENV=production or a setting of the person must not leave out what the scripts need.
  const args = [...before, "ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--no-progress"];
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on("close", (code, signal) => resolve({ code, output: signal === null ? output : `${output}npm was ended by ${signal}` }));
  });
}
