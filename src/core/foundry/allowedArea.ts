import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Where the sources of one Project may lie. */
export interface AllowedArea {
  /** Real path of the Project's root. */
  readonly root: string;
  /** Real path of the git work tree that contains the root, if one does: packages of one repository share folders. */
  readonly repository: string | undefined;
  /** True when a path, after following links, is inside the root. A path that does not exist yet counts by its nearest existing parent. */
  insideRoot(path: string): Promise<boolean>;
  /** True when it is inside the root, inside the same repository, or inside a `node_modules` of a folder above the root (where Node itself looks). */
  allows(path: string): Promise<boolean>;
}

/** True when `path` is `folder` or below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !way.includes("\0") && resolve(folder, way) === path);
}

/** The real path of a path, or of its nearest existing parent with the rest appended. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), relative(parent, path));
  }
}

function parents(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...parents(parent)];
}

/** Builds the area of a Project; `root` is its real path. */
export function createAllowedArea(root: string): AllowedArea {
  const repository = [root, ...parents(root)].find((folder) => existsSync(join(folder, ".git")));
  const above = parents(root).map((folder) => join(folder, "node_modules"));
  const insideRoot = async (path: string): Promise<boolean> => isInside(root, await realPathOf(resolve(root, path)));
  return {
    root,
    repository,
    insideRoot,
    async allows(path) {
      const real = await realPathOf(resolve(root, path));
      if (isInside(root, real) || (repository !== undefined && isInside(repository, real))) return true;
      const modules = await Promise.all(above.filter((folder) => existsSync(folder)).map(realPathOf));
      return modules.some((folder) => isInside(folder, real));
    },
  };
}
