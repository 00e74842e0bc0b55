import { join, posix } from "node:path";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import { readFileHead } from "./readFileHead.ts";

/** What to look at: some files of a Project, root-relative. */
export interface CompilableInput {
  readonly project: Project;
  readonly config: FoundryConfig;
  readonly files: readonly string[];
}

/**
 * Which of the files import one of the guilty, directly or not, and through which file. Known from their text: relative paths, paths from
 * the root, and the remappings of the Project.
 */
export async function importersOf(
  { project, config, files }: CompilableInput,
  guilty: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const users = new Map<string, string[]>();
  for (const file of files) {
    for (const name of (await readFileHead(join(project.root, file))).imports) {
      const used = resolveImport(file, name, config.remappings);
      users.set(used, [...(users.get(used) ?? []), file]);
    }
  }
  const first = new Set(guilty);
  const found = new Map<string, string>();
  const reached = new Set(first);
  for (const used of reached) {
    for (const user of users.get(used) ?? []) {
      if (!first.has(user) && !found.has(user)) found.set(user, used);
      reached.add(user);
    }
  }
  return found;
}

/** The root-relative path that an import means; one that leads elsewhere is no own source, so that its exact form does not matter. */
function resolveImport(file: string, name: string, remappings: readonly string[]): string {
  if (name.startsWith(".")) return posix.join(posix.dirname(file), name);
  const [longest] = remappings
    .map((remapping) => /^(?:[^:=]*:)?([^=]+)=(.*)$/.exec(remapping))
    .flatMap((match) => (match?.[1] !== undefined && name.startsWith(match[1]) ? [{ prefix: match[1], target: match[2] ?? "" }] : []))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  return posix.normalize(longest === undefined ? name : `${longest.target}${name.slice(longest.prefix.length)}`);
}
