import { hostname } from "node:os";
import { dirname } from "node:path";
import { mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

const beatMs = 2_000;

/** A lock whose file was not touched for this long has no owner, whatever its process number says. */
const abandonedMs = 60_000;

const pollMs = 100;

/**
 * Runs `action` while no other process runs one with the same lock file, and waits for its turn. A killed owner's lock is taken
 * over: at once when its process is gone, after a minute when that cannot be seen (another host or container, a reused number).
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} action
 * @param {() => void} [onWait] Called once when another process holds the lock.
 * @returns {Promise<T>}
 */
export async function withLock(file, action, onWait = () => {}) {
  await mkdir(dirname(file), { recursive: true });
  let told = false;
  while (!(await create(file))) {
    if (await isAbandoned(file)) await removeAbandoned(file);
    else {
      if (!told) onWait();
      told = true;
      await delay(pollMs);
    }
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), beatMs);
  beat.unref();
  try {
    return await action();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Promise<boolean>} Whether the file is ours now.
 */
async function create(file) {
  try {
    await writeFile(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file */
async function isAbandoned(file) {
  try {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > abandonedMs) return true;
    // Empty for a moment, between its creation and its first write.
    const { pid, host } = JSON.parse((await readFile(file, "utf8")) || "{}");
    return host === hostname() && !isAlive(pid);
  } catch {
    // Gone, or cut short by a crash of the whole machine: the age decides about the latter.
    return false;
  }
}

/** Removes a lock without an owner. Only one process does so at a time: two could remove the lock that one of them just took.
 * @param {string} file */
async function removeAbandoned(file) {
  const removal = `${file}.removal`;
  if (!(await create(removal))) {
    if (await isAbandoned(removal)) await rm(removal, { force: true });
    await delay(pollMs);
    return;
  }
  try {
    if (await isAbandoned(file)) await rm(file, { force: true });
  } finally {
    await rm(removal, { force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
