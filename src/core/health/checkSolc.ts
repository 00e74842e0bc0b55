import { readdir, stat } from "node:fs/promises";
import { pathOf } from "../process/knownFolders.ts";
import type { Computer } from "../process/knownFolders.ts";
import type { HealthPorts } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";
import { isOlder } from "./supportedVersions.ts";

/**
 * The compilers that forge has downloaded so far, newest first, read from disk. None is fine: forge downloads what a project
 * needs when it needs it. Nothing is started.
 */
export async function checkSolc({ computer }: HealthPorts): Promise<HealthCheck> {
  const place = await compilerFolder(computer);
  const names = await readdir(place).catch(() => []);
  const versions = names.filter((name) => /^\d+\.\d+\.\d+$/.test(name));
  const { join } = pathOf(computer.platform);
  const file = (version: string): string => join(place, version, `solc-${version}${computer.platform === "win32" ? ".exe" : ""}`);
  const there = await Promise.all(versions.map(async (version) => isFile(file(version))));
  const installed = versions.filter((_, index) => there[index]).toSorted((a, b) => (isOlder(a, b) ? 1 : -1));
  return { component: "solc", state: "ok", version: installed.join(", "), place };
}

/** Where forge keeps compilers: `~/.svm` if there is one, else the platform's folder for application data. */
async function compilerFolder({ environment, platform, home }: Computer): Promise<string> {
  const { join, isAbsolute } = pathOf(platform);
  const old = join(home, ".svm");
  if (await isFolder(old)) return old;
  const set = (name: string, otherwise: string): string => {
    const value = environment[name];
    return value !== undefined && isAbsolute(value) ? value : otherwise;
  };
  if (platform === "win32") return join(set("APPDATA", join(home, "AppData", "Roaming")), "svm");
  if (platform === "darwin") return join(home, "Library", "Application Support", "svm");
  return join(set("XDG_DATA_HOME", join(home, ".local", "share")), "svm");
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
