import type { Project } from "../../foundry/project.ts";
import { findRepository } from "./findRepository.ts";
import { insideOf } from "./openShadow.ts";

/** POSIX path of a Project's root below its repository's root; undefined where they are one, or there is no repository. */
export async function folderInRepository({ root }: Project): Promise<string | undefined> {
  const repository = await findRepository(root);
  const inside = repository === undefined ? "" : insideOf(repository, root);
  return inside === "" ? undefined : inside;
}
