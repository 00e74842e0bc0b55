import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";

/** The first of the files that can be executed, or undefined. Absolute paths; nothing is started. */
export async function findExecutable(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    if (await isExecutableFile(file)) return file;
  }
  return undefined;
}

/** True for a regular file (links followed) that this user may execute; on Windows for any regular file. Never throws. */
export async function isExecutableFile(file: string): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false;
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
