import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * The first executable file with that name on PATH.
 * @param {string} name Without an extension, e.g. `git`.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string | undefined} An absolute path.
 */
export function findOnPath(name, environment) {
  const key = Object.keys(environment).find((variable) => variable.toUpperCase() === "PATH") ?? "PATH";
  const folders = (environment[key] ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  const names = process.platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find((file) => isExecutable(file));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
