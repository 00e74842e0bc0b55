import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Where a git repository keeps its things; absolute paths. */
export interface Repository {
  /** The work tree's root. */
  readonly top: string;
  /** What belongs to this work tree: HEAD. */
  readonly gitFolder: string;
  /** What all work trees share: objects and refs. */
  readonly commonFolder: string;
}

/** The repository around a folder, found without git, which would read the repository's configuration. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const gitFolder = await gitFolderOf(join(folder, ".git"));
  if (gitFolder !== undefined) {
    const shared = await readFile(join(gitFolder, "commondir"), "utf8").catch(() => ".");
    return { top: folder, gitFolder, commonFolder: resolve(gitFolder, shared.trim()) };
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findRepository(parent);
}

/** A folder, or in work trees and submodules a file that names it. */
async function gitFolderOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return path;
  if (found?.isFile() !== true || found.size > 4096) return undefined;
  const named = /^gitdir: (.+)$/m.exec(await readFile(path, "utf8"))?.[1];
  return named === undefined ? undefined : resolve(dirname(path), named.trim());
}
