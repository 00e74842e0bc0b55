import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import { remappingTarget } from "../../foundry/readRemappings.ts";

/** A Project whose source folders hold more entries than this is audited anew each time: the list alone would take too long. */
const mostEntries = 40_000;

/** How deep a `node_modules` is looked into: packages and their scopes. What their names lead to is all that a new package can change. */
const depthOfPackages = 2;

/**
 * Every Solidity file and folder below the folders that an import can lead to, by name, without their contents: a file that appears or
 * goes may change what an import means, and which library forge takes for it. Undefined: there are too many.
 */
export async function listSources(project: Project, config: FoundryConfig): Promise<readonly string[] | undefined> {
  const targets = config.remappings.flatMap((remapping) => remappingTarget(remapping) ?? []);
  const queue = new Map<string, number>();
  for (const folder of [config.src, ...config.libs, ...targets]) enqueue(queue, resolve(project.root, folder), depthOf(folder));
  const listed: string[] = [];
  for (const [folder, depth] of queue) {
    for (const child of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, child.name);
      const leadsTo = child.isSymbolicLink() ? await follow(path) : undefined;
      const isFolder = leadsTo?.isFolder ?? child.isDirectory();
      if (child.name === ".git" || !(isFolder || child.name.endsWith(".sol"))) continue;
      listed.push(leadsTo === undefined ? path : `${path} -> ${leadsTo.target}`);
      if (listed.length > mostEntries) return undefined;
      if (isFolder && depth > 1) enqueue(queue, leadsTo?.target ?? path, child.name === "node_modules" ? depthOfPackages : depth - 1);
    }
  }
  return listed.toSorted();
}

function depthOf(folder: string): number {
  return basename(folder) === "node_modules" ? depthOfPackages : Infinity;
}

/** Each folder once, so that links in a circle come to an end. */
function enqueue(queue: Map<string, number>, folder: string, depth: number): void {
  if (!queue.has(folder)) queue.set(folder, depth);
}

async function follow(link: string): Promise<{ readonly target: string; readonly isFolder: boolean }> {
  const target = await realpath(link).catch(() => "nowhere");
  return { target, isFolder: (await stat(target).catch(() => undefined))?.isDirectory() === true };
}
