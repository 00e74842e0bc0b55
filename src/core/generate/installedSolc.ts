import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Where and on what forge runs; the composition root knows. */
export interface CompilerHost {
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** The folders in which forge keeps the compilers it downloaded: the old one in the home folder, then the platform's. */
export function compilerFolders({ home, platform, variables }: CompilerHost): readonly string[] {
  const data =
    platform === "win32"
      ? (variables["APPDATA"] ?? join(home, "AppData", "Roaming"))
      : platform === "darwin"
        ? join(home, "Library", "Application Support")
        : (variables["XDG_DATA_HOME"] ?? join(home, ".local", "share"));
  return [join(home, ".svm"), join(data, "svm")];
}

/** The solc releases that forge has on this machine, newest first, e.g. `0.8.30`; none where nothing can be read. */
export async function listInstalledSolc(host: CompilerHost): Promise<readonly string[]> {
  const found = await Promise.all(
    compilerFolders(host).map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      const versions = names.filter((name) => /^\d+\.\d+\.\d+$/.test(name));
      const complete = await Promise.all(
        versions.map(async (name) => (await readdir(join(folder, name)).catch(() => [])).some((file) => file.startsWith(`solc-${name}`))),
      );
      return versions.filter((_name, index) => complete[index] === true);
    }),
  );
  return [...new Set(found.flat())].toSorted((a, b) => compareVersions(b, a));
}

/** Orders `major.minor.patch` by number: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (const [index, part] of first.entries()) if (part !== second[index]) return part - (second[index] ?? 0);
  return 0;
}
