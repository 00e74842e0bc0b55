import { findExecutable } from "./findExecutable.ts";
import { pathOf } from "./knownFolders.ts";
import { pathFolders } from "./toolLocator.ts";
import type { ToolSearch } from "./toolLocator.ts";

/** The person's git: the first on PATH that is not inside an opened folder; undefined where there is none. */
export async function findGit(search: Omit<ToolSearch, "settings">): Promise<string | undefined> {
  const { join } = pathOf(search.platform);
  const name = search.platform === "win32" ? "git.exe" : "git";
  return findExecutable((await pathFolders(search)).map((folder) => join(folder, name)));
}
