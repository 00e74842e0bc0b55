import { open, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What tells one installation of a program from another without starting it: real path, size and time of the file, and, for a Python
 * script, the times of the package folders beside it, which change when a package is installed, updated or removed. Undefined for a
 * script of another kind: what it starts cannot be told from outside.
 */
export async function programStamp(path: string): Promise<string | undefined> {
  const file = await realpath(path).catch(() => undefined);
  const found = file === undefined ? undefined : await stamp(file);
  if (file === undefined || found === undefined) return undefined;
  const packages = await packageFolders(dirname(dirname(file)));
  const stamps = await Promise.all(packages.map(stamp));
  if ((await isScript(file)) && packages.length === 0) return undefined;
  return JSON.stringify([found, ...stamps]);
}

async function stamp(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : `${path} ${found.size} ${found.mtimeMs}`;
}

async function isScript(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return true;
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString("latin1") === "#!";
  } finally {
    await handle.close();
  }
}

/** Where pip puts packages below a prefix: `lib/python3.11/site-packages`, Debian's `dist-packages`, `Lib/site-packages` of Windows. */
async function packageFolders(prefix: string): Promise<readonly string[]> {
  const versions = (await names(join(prefix, "lib"))).filter((name) => /^python\d/.test(name));
  const candidates = [...versions.map((name) => join(prefix, "lib", name)), join(prefix, "Lib")];
  const found = await Promise.all(
    candidates.map(async (folder) =>
      (await names(folder)).filter((name) => /^(site|dist)-packages$/.test(name)).map((name) => join(folder, name)),
    ),
  );
  return found.flat();
}

async function names(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
