import { readdir, stat } from "node:fs/promises";
import { pathOf } from "../process/knownFolders.ts";
import type { Computer } from "../process/knownFolders.ts";

/** Where forge keeps the compilers it downloads: `~/.svm` if there is one, and then nowhere else; else the platform's data folder. */
export async function compilerFolder({ environment, platform, home }: Computer): Promise<string> {
  const { join, isAbsolute } = pathOf(platform);
  const old = join(home, ".svm");
  if ((await stat(old).catch(() => undefined))?.isDirectory() === true) return old;
  const set = (name: string, otherwise: string): string => {
    const value = environment[name];
    return value !== undefined && isAbsolute(value) ? value : otherwise;
  };
  if (platform === "win32") return join(set("APPDATA", join(home, "AppData", "Roaming")), "svm");
  if (platform === "darwin") return join(home, "Library", "Application Support", "svm");
  return join(set("XDG_DATA_HOME", join(home, ".local", "share")), "svm");
}

/** The solc releases that forge finds on this computer without a download, newest first, e.g. `0.8.30`. Starts nothing. */
export async function listInstalledSolc(computer: Computer): Promise<readonly string[]> {
  const folder = await compilerFolder(computer);
  const { join } = pathOf(computer.platform);
  const versions = (await readdir(folder).catch(() => [])).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
  const complete = await Promise.all(
    versions.map(async (version) => {
      const file = join(folder, version, `solc-${version}${computer.platform === "win32" ? ".exe" : ""}`);
      return (await stat(file).catch(() => undefined))?.isFile() === true;
    }),
  );
  return versions.filter((_version, index) => complete[index] === true).toSorted((a, b) => compareVersions(b, a));
}

/** Orders `major.minor.patch` by number: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (const [index, part] of first.entries()) if (part !== second[index]) return part - (second[index] ?? 0);
  return 0;
}
