import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What npm writes as the last thing of an installation: the packages that really lie in `node_modules`. */
export const installedList = join("node_modules", ".package-lock.json");

/**
 * Whether `node_modules` is exactly what package-lock.json asks for, optional packages of other systems aside.
 * @param {string} root The checkout.
 * @returns {Promise<boolean>}
 */
export async function packagesMatchLock(root) {
  const [wanted, installed] = await Promise.all([packages(join(root, "package-lock.json")), packages(join(root, installedList))]);
  if (wanted === undefined || installed === undefined) return false;
  const same = Object.entries(installed).every(
    ([path, { version, integrity }]) => wanted[path]?.version === version && wanted[path]?.integrity === integrity,
  );
  return same && Object.entries(wanted).every(([path, { optional }]) => path === "" || optional === true || path in installed);
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined>}
 */
async function packages(file) {
  try {
    return JSON.parse(await readFile(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
