import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Where the sources of one Project may lie. */
export interface AllowedArea {
  /** Real path of the Project's root. */
  readonly root: string;
  /** True when a path, after following links, is inside the root. A path that does not exist yet counts by its nearest existing parent. */
  insideRoot(path: string): Promise<boolean>;
  /** True when it is inside the root, inside the git work tree around the root (packages of one repository share folders), or inside a `node_modules` of a folder above the root (where Node itself looks). */
  allows(path: string): Promise<boolean>;
}

/** True when `path` is `folder` or below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  if (way === "") return true;
  // Between two drives of Windows the way is an absolute path.
  const leadsOut = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  return !leadsOut && !way.includes("\0") && resolve(folder, way) === path;
}

/** True when there is something at a path; a link that leads nowhere counts as nothing. */
export async function pathExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The real path of a path, or of its nearest existing parent with the rest appended. */
export async function realPathOf(path: string): Promise<string> {
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

async function existing(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(pathExists));
  return paths.filter((_, index) => found[index]);
}

/** Builds the area of a Project; `root` is its real path. The folders above it are looked at once, when first needed. */
export function createAllowedArea(root: string): AllowedArea {
  const shared = once(async () => {
    const above = parents(root);
    const [repository] = await existing([root, ...above].map((folder) => join(folder, ".git")));
    const modules = await existing(above.map((folder) => join(folder, "node_modules")));
    return [...(repository === undefined ? [] : [dirname(repository)]), ...(await Promise.all(modules.map(realPathOf)))];
  });
  const inRoot = (real: string): boolean => isInside(root, real);
  return {
    root,
    insideRoot: async (path) => inRoot(await realPathOf(resolve(root, path))),
    async allows(path) {
      const real = await realPathOf(resolve(root, path));
      return inRoot(real) || (await shared()).some((folder) => isInside(folder, real));
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => (made ??= make());
}
