import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";

/** Folders that never hold a Project's own sources, wherever `src` is. */
const foreignFolders = new Set(["node_modules", ".git"]);

/**
 * True for what an audit is about: a Solidity file of `src` that is no test, no script and no library. Root-relative POSIX path.
 * Findings in anything else are noise to the person who owns the Project.
 */
export function isOwnSource(path: string, config: FoundryConfig): boolean {
  if (config.sources !== undefined) return config.sources.includes(path);
  if (path.startsWith("../") || path.startsWith("/") || path.split("/").some((part) => foreignFolders.has(part))) return false;
  if (!isBelow(config.src, path) || /\.[ts]\.sol$/.test(path) || !path.endsWith(".sol")) return false;
  // A Project that keeps everything in one folder says so by naming it twice; then only the file names tell.
  return ![config.test, config.script, ...config.libs].some((folder) => !isBelow(folder, config.src) && isBelow(folder, path));
}

function isBelow(folder: string, path: string): boolean {
  return folder === "." || folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** The root-relative paths of the Project's own sources, sorted. Links are not followed: forge decides what they mean. */
export async function listOwnSources(project: Project, config: FoundryConfig): Promise<readonly string[]> {
  if (config.sources !== undefined) return config.sources.toSorted();
  const found: string[] = [];
  const queue = new Set([config.src]);
  for (const folder of queue) {
    const children = await readdir(join(project.root, folder), { withFileTypes: true }).catch(() => []);
    for (const child of children) {
      const path = folder === "." || folder === "" ? child.name : `${folder}/${child.name}`;
      if (child.isDirectory() && !foreignFolders.has(child.name)) queue.add(path);
      else if (child.isFile() && isOwnSource(path, config)) found.push(path);
    }
  }
  return found.toSorted();
}

/** What forge is told to build or lint: the folder of the sources, or the files. Absolute. */
export function sourceArguments({ root }: Project, { src, sources }: FoundryConfig): readonly string[] {
  return sources === undefined ? [join(root, src)] : sources.map((path) => join(root, path));
}
