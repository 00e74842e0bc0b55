import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { isInside } from "./allowedArea.ts";
import type { Project } from "./project.ts";

/** How far the search goes; a bound is reached only in folders that hold far more than Solidity. */
export interface SearchBounds {
  /** Levels below an opened folder. */
  readonly depth: number;
  /** Folders that are read in all. */
  readonly folders: number;
}

const usualBounds: SearchBounds = { depth: 6, folders: 4000 };

/** Dependencies and outputs: a library's own foundry.toml is no Project of the person's. */
const skipped = new Set(["node_modules", "lib", "dependencies", "out", "cache", "artifacts", "broadcast"]);

/**
 * Finds the Foundry roots in the opened folders (absolute paths), sorted by root. Reads folder listings only and follows no
 * link, so it is safe before trust. A folder that cannot be read is left out.
 */
export async function findProjects(folders: readonly string[], bounds: SearchBounds = usualBounds): Promise<readonly Project[]> {
  const roots = new Set<string>();
  let left = bounds.folders;
  let level = [...new Set(await Promise.all(folders.map(async (folder) => realpath(folder).catch(() => undefined))))];
  for (let depth = 0; depth <= bounds.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if (folder === undefined || left === 0) continue;
      left -= 1;
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      if (entries.some(({ name }) => name === "foundry.toml") && (await isFile(join(folder, "foundry.toml")))) roots.add(folder);
      for (const entry of entries)
        if (entry.isDirectory() && !entry.name.startsWith(".") && !skipped.has(entry.name)) next.push(join(folder, entry.name));
    }
    level = next;
  }
  return nameProjects([...roots].toSorted());
}

/** The deepest Project whose root is the file's folder or above it. `file` is a real absolute path. */
export function owningProject(projects: readonly Project[], file: string): Project | undefined {
  const owners = projects.filter(({ root }) => isInside(root, file));
  return owners.reduce<Project | undefined>((deepest, one) => (one.root.length > (deepest?.root.length ?? -1) ? one : deepest), undefined);
}

/** Each root with the shortest end of its path that no other root has. */
function nameProjects(roots: readonly string[]): readonly Project[] {
  return roots.map((root) => {
    const parts = root.split(sep).filter((part) => part !== "");
    const end = (length: number): string => parts.slice(-length).join("/");
    const isUnique = (name: string): boolean =>
      roots.every((other) => other === root || !`/${other.split(sep).join("/")}`.endsWith(`/${name}`));
    let length = 1;
    while (length < parts.length && !isUnique(end(length))) length += 1;
    return { root, name: end(length) === "" ? root : end(length) };
  });
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
