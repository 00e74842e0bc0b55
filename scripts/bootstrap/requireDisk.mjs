import { statfs } from "node:fs/promises";
import { SetUpError } from "./setUpError.mjs";

/**
 * Refuses to begin what would fill the disk.
 * @param {{ folder: string, bytes: number, what: string }} need `folder` exists and lies on the disk that is written to.
 * @param {(folder: string) => Promise<number>} [freeBytes]
 */
export async function requireDisk({ folder, bytes, what }, freeBytes = bytesFree) {
  const free = await freeBytes(folder);
  if (free >= bytes) return;
  throw new SetUpError(
    `${what} needs ${gigabytes(bytes)} GB and the disk of ${folder} has ${gigabytes(free)} GB free: free some space and run the command again.`,
  );
}

/**
 * Bytes that this user may still write to the disk of a folder.
 * @param {string} folder
 */
async function bytesFree(folder) {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** @param {number} bytes */
function gigabytes(bytes) {
  return (bytes / 1e9).toFixed(1);
}
