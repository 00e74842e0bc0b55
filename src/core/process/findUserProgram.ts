import { findExecutable } from "./findExecutable.ts";
import { pathOf } from "./knownFolders.ts";
import { pathFolders } from "./toolLocator.ts";
import type { ToolSearch } from "./toolLocator.ts";

/** A program of the system by its name, such as git: the first on PATH that is not inside an opened folder; undefined where there is none. */
export async function findUserProgram(search: Omit<ToolSearch, "settings">, name: string): Promise<string | undefined> {
  const { join } = pathOf(search.platform);
  const file = search.platform === "win32" ? `${name}.exe` : name;
  return findExecutable((await pathFolders(search)).map((folder) => join(folder, file)));
}
