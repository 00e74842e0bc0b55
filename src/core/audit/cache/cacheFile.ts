import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** How much all that is kept may weigh together (bytes). */
const mostBytes = 256_000_000;

/**
 * Reads what `writeCacheFile` wrote and marks it as used; undefined when there is none, or its content is not what was written: a torn or
 * damaged file is as good as none.
 */
export async function readCacheFile(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => "");
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (end === -1 || text.slice(0, end) !== checksum(body)) return undefined;
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Writes a value in one step, so that another window sees the old file or the new one, and then lets go of what was not used for longest
 * while the folder weighs too much. A disk that is full, or a folder that is gone, costs the entry and nothing else.
 */
export async function writeCacheFile(file: string, value: unknown, limit = mostBytes): Promise<void> {
  const body = JSON.stringify(value);
  const temporary = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, `${checksum(body)}\n${body}`, { mode: 0o600 });
    await rename(temporary, file);
    await trim(dirname(file), limit);
  } catch {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

function checksum(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

async function trim(folder: string, limit: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return { path: join(folder, name), size: found?.size ?? 0, usedMs: found?.mtimeMs ?? 0 };
    }),
  );
  let left = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (left <= limit) return;
    await rm(path, { force: true });
    left -= size;
  }
}
