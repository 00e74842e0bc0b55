import { readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { AllowedArea } from "./allowedArea.ts";

/** A symbolic link among the sources that leads where sources may not come from. */
export interface ForeignLink {
  /** Absolute path of the link. */
  readonly path: string;
  /** Where it leads. */
  readonly target: string;
}

/** A repository with more entries than this in its source folders is not searched further. */
const maxEntries = 50_000;

const sourceExtensions = new Set([".sol", ".yul", ".vy", ".vyi"]);

type Link =
  | { readonly kind: "foreign"; readonly target: string }
  | { readonly kind: "folder"; readonly target: string }
  | { readonly kind: "harmless" };

async function follow(link: string, area: AllowedArea): Promise<Link> {
  let target: string;
  try {
    target = await realpath(link);
  } catch {
    return { kind: "harmless" };
  }
  const disguised = sourceExtensions.has(extname(link)) && !sourceExtensions.has(extname(target));
  if (disguised || !(await area.allows(target))) return { kind: "foreign", target };
  return (await stat(target)).isDirectory() ? { kind: "folder", target } : { kind: "harmless" };
}

/**
 * Finds links below the folders that lead out of the allowed area, or that call a file a Solidity source which is none:
 * forge would compile the target and print its lines in an error. `node_modules` is not searched (package managers fill it with links).
 */
export async function findForeignLinks(folders: readonly string[], area: AllowedArea): Promise<readonly ForeignLink[]> {
  const found: ForeignLink[] = [];
  const queue = new Set(folders);
  let entries = 0;
  for (const folder of queue) {
    if (entries > maxEntries) break;
    const children = await readdir(folder, { withFileTypes: true }).catch(() => []);
    entries += children.length;
    for (const child of children) {
      const path = join(folder, child.name);
      if (child.isSymbolicLink()) {
        const link = await follow(path, area);
        if (link.kind === "foreign") found.push({ path, target: link.target });
        else if (link.kind === "folder" && basename(link.target) !== "node_modules") queue.add(link.target);
      } else if (child.isDirectory() && child.name !== "node_modules" && child.name !== ".git") queue.add(path);
    }
  }
  return found;
}
