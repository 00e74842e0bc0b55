import { realpath } from "node:fs/promises";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { Settings } from "../settings/settings.ts";
import { findExecutable, isExecutableFile } from "./findExecutable.ts";
import { knownFolders, pathOf } from "./knownFolders.ts";
import type { Computer } from "./knownFolders.ts";
import { settingOfTool } from "./toolSettings.ts";
import type { FoundTool, MissingTool, ToolLocator, ToolName } from "./tool.ts";

/** What the search is given. `settings` and `workspaceFolders` are asked at every search, so that a change counts at once. */
export interface ToolSearch extends Computer {
  readonly settings: () => Settings["tools"];
  /** Absolute paths of the opened folders: no program is ever taken from inside them. */
  readonly workspaceFolders: () => readonly string[];
}

/**
 * Makes the search for the user's programs. It starts nothing and remembers nothing. In order:
 *
 * 1. the setting: an absolute path. One that cannot be used is a problem by its own name, never skipped in silence;
 * 2. for anvil, the folder of the forge that is set: they come together;
 * 3. PATH: absolute entries only, and none inside an opened folder;
 * 4. where installers put it (`knownFolders`).
 */
export function createToolLocator(search: ToolSearch): ToolLocator {
  return {
    async find(tool) {
      const settings = search.settings();
      const set = settingValue(settings, tool);
      if (set !== "") return fromSetting(tool, set, search.platform);
      const fromPath = (await pathFolders(search)).map((folder) => fileIn(folder, tool, search.platform));
      const beside = tool === "anvil" ? besideForge(settings.forgePath, search.platform) : [];
      const installed = knownFolders(tool, search).map((folder) => fileIn(folder, tool, search.platform));
      for (const [source, files] of [
        ["setting", beside],
        ["path", fromPath],
        ["knownFolder", installed],
      ] as const) {
        const path = await findExecutable(files);
        if (path !== undefined) return { kind: "found", tool, path, source };
      }
      return { kind: "missing", tool, problem: missing[tool](), searched: [...new Set([...beside, ...fromPath, ...installed])] };
    },
  };
}

const missing: Readonly<Record<ToolName, () => Problem>> = {
  forge: () => problem("forgeMissing", {}),
  slither: () => problem("slitherMissing", {}),
  anvil: () => problem("anvilMissing", {}),
  aderyn: () => problem("aderynMissing", {}),
  mythril: () => problem("mythrilMissing", {}),
};

function settingValue(settings: Settings["tools"], tool: ToolName): string {
  const { forgePath, slitherPath, anvilPath, aderynPath, mythrilPath } = settings;
  return { forge: forgePath, slither: slitherPath, anvil: anvilPath, aderyn: aderynPath, mythril: mythrilPath }[tool].trim();
}

async function fromSetting(tool: ToolName, path: string, platform: NodeJS.Platform): Promise<FoundTool | MissingTool> {
  const key = settingOfTool(tool);
  if (!pathOf(platform).isAbsolute(path))
    return { kind: "missing", tool, problem: problem("toolSettingRelative", { key, path, tool }), searched: [] };
  if (await isExecutableFile(path)) return { kind: "found", tool, path, source: "setting" };
  return { kind: "missing", tool, problem: problem("toolSettingUnusable", { key, path }), searched: [path] };
}

function fileIn(folder: string, tool: ToolName, platform: NodeJS.Platform): string {
  const name = tool === "mythril" ? "myth" : tool;
  return pathOf(platform).join(folder, platform === "win32" ? `${name}.exe` : name);
}

function besideForge(forgePath: string, platform: NodeJS.Platform): readonly string[] {
  const { dirname, isAbsolute } = pathOf(platform);
  return isAbsolute(forgePath) ? [fileIn(dirname(forgePath), "anvil", platform)] : [];
}

/** The absolute folders of PATH that are in no opened folder, in order. */
export async function pathFolders({
  environment,
  platform,
  home,
  workspaceFolders,
}: Omit<ToolSearch, "settings">): Promise<readonly string[]> {
  const { delimiter, isAbsolute } = pathOf(platform);
  const name = Object.keys(environment).find((key) => key === "PATH" || (platform === "win32" && key.toUpperCase() === "PATH"));
  const entries = (name === undefined ? "" : (environment[name] ?? "")).split(delimiter).map((entry) => entry.replace(/^"(.*)"$/, "$1"));
  // Opening the home folder, or the whole disk, does not make the user's own programs a stranger's.
  const opened = workspaceFolders().filter((folder) => !isInside(home, folder, platform));
  const forbidden = [...opened, ...(await Promise.all(opened.map(realOrSame)))];
  const allowed: string[] = [];
  for (const entry of new Set(entries)) {
    if (!isAbsolute(entry)) continue;
    const spellings = forbidden.length === 0 ? [entry] : [entry, await realOrSame(entry)];
    if (!spellings.some((spelling) => forbidden.some((folder) => isInside(spelling, folder, platform)))) allowed.push(entry);
  }
  return allowed;
}

/** True when `path` is `folder` or below it. */
function isInside(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const { relative, isAbsolute, sep } = pathOf(platform);
  const rest = relative(folder, path);
  return rest === "" || (rest !== ".." && !rest.startsWith(`..${sep}`) && !isAbsolute(rest));
}

async function realOrSame(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
