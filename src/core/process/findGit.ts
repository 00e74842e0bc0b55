import { findUserProgram } from "./findUserProgram.ts";
import type { ToolSearch } from "./toolLocator.ts";

/** The person's git, never one of an opened folder; undefined where there is none. */
export async function findGit(search: Omit<ToolSearch, "settings">): Promise<string | undefined> {
  return findUserProgram(search, "git");
}
