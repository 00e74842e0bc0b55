import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { isInside } from "../../foundry/allowedArea.ts";

/** What stands in a repository, folders left out. */
export interface RepositoryEntry {
  /** POSIX path below the base; below a link to a folder, the path through the link. */
  readonly path: string;
  readonly kind: "file" | "foreignLink" | "special";
  /** Where the bytes lie, links followed; of a foreign link where it leads, if it leads anywhere. Absolute. */
  readonly source: string;
  /** Bytes; 0 of what is no file. */
  readonly size: number;
}

/** A listing; `cutOff` when there is more than anybody's repository holds. */
export interface RepositoryListing {
  /** Real path of the repository's folder. */
  readonly base: string;
  readonly entries: readonly RepositoryEntry[];
  readonly cutOff: boolean;
}

/** Bounds of the walk. */
const [maxEntries, maxDepth] = [100_000, 48];

interface Walk {
  readonly base: string;
  readonly found: Map<string, RepositoryEntry>;
  readonly folders: Folder[];
  /** Links to folders, after all that is really there: they repeat. */
  readonly linked: Folder[];
  cutOff: boolean;
}

interface Folder {
  readonly path: string;
  readonly depth: number;
}

/**
 * Lists a repository without opening a file of it: the Project first, so that a bound is reached elsewhere. A link is followed where it
 * stays inside; `.git` is left out, and of `node_modules` all but Solidity. Nothing is listed twice through a link to a folder above.
 */
export async function listRepository(
  { base, first }: { readonly base: string; readonly first: string },
  signal: AbortSignal,
): Promise<RepositoryListing> {
  const walk: Walk = { base, found: new Map(), folders: [{ path: first, depth: 0 }], linked: [], cutOff: false };
  if (first !== base) walk.folders.push({ path: base, depth: 0 });
  const seen = new Set<string>();
  for (;;) {
    const folder = walk.folders.shift() ?? walk.linked.shift();
    if (folder === undefined || signal.aborted) break;
    if (seen.has(folder.path)) continue;
    seen.add(folder.path);
    if (walk.found.size >= maxEntries || folder.depth > maxDepth) walk.cutOff = true;
    else await listFolder(walk, folder);
  }
  return { base, entries: [...walk.found.values()], cutOff: walk.cutOff };
}

async function listFolder(walk: Walk, { path: folder, depth }: Folder): Promise<void> {
  const children = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (children === undefined) walk.cutOff = true;
  const inModules = relative(walk.base, folder).split(sep).includes("node_modules");
  for (const child of children ?? []) {
    if (child.name === ".git") continue;
    const path = join(folder, child.name);
    if (child.isDirectory()) walk.folders.push({ path, depth: depth + 1 });
    else if (child.isSymbolicLink()) await followLink(walk, path, depth);
    else if (!inModules || child.name.endsWith(".sol")) await add(walk, { path, source: path, isFile: child.isFile() });
  }
}

async function followLink(walk: Walk, path: string, depth: number): Promise<void> {
  const target = await realpath(path).catch(() => undefined);
  const facts = target === undefined ? undefined : await stat(target).catch(() => undefined);
  if (target === undefined || facts === undefined) return;
  const isGit = relative(walk.base, target).split(sep).includes(".git");
  if (!isInside(walk.base, target) || isGit) note(walk, path, { kind: "foreignLink", source: target, size: 0 });
  else if (!facts.isDirectory()) await add(walk, { path, source: target, isFile: facts.isFile() });
  else if (!isInside(target, await realpath(dirname(path)).catch(() => target))) walk.linked.push({ path, depth: depth + 1 });
}

async function add(
  walk: Walk,
  { path, source, isFile }: { readonly path: string; readonly source: string; readonly isFile: boolean },
): Promise<void> {
  if (!isFile) return note(walk, path, { kind: "special", source, size: 0 });
  const facts = await lstat(source).catch(() => undefined);
  if (facts !== undefined) note(walk, path, { kind: "file", source, size: facts.size });
}

function note(walk: Walk, path: string, entry: Omit<RepositoryEntry, "path">): void {
  const below = relative(walk.base, path).split(sep).join("/");
  walk.found.set(below, { path: below, ...entry });
}
