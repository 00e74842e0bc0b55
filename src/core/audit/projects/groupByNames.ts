import { dirname, join, resolve } from "node:path";
import { readFileHead } from "./readFileHead.ts";
import type { FileHead } from "./readFileHead.ts";

/**
 * Parts files (root-relative) into as few groups as it can see in which no two contracts have one name, those of imported files beside
 * them included. slither knows a result by the names in it: of the same fault in two contracts of one name it tells one.
 */
export async function groupByNames(root: string, files: readonly string[]): Promise<readonly (readonly string[])[]> {
  const heads = new Map<string, FileHead>();
  const headOf = async (file: string): Promise<FileHead> => {
    const head = heads.get(file) ?? (await readFileHead(file));
    heads.set(file, head);
    return head;
  };
  const groups: { readonly files: string[]; readonly owners: Map<string, string> }[] = [];
  for (const file of files) {
    const names = await namesOf(join(root, file), headOf);
    const fits = groups.find(({ owners }) => names.every(([name, owner]) => (owners.get(name) ?? owner) === owner));
    const group = fits ?? { files: [], owners: new Map<string, string>() };
    if (fits === undefined) groups.push(group);
    group.files.push(file);
    for (const [name, owner] of names) group.owners.set(name, owner);
  }
  return groups.map((group) => group.files);
}

/** Every contract that is compiled with a file, with the file that declares it. */
async function namesOf(
  file: string,
  headOf: (file: string) => Promise<FileHead>,
): Promise<readonly (readonly [name: string, owner: string])[]> {
  const reached = new Set([file]);
  const names: (readonly [string, string])[] = [];
  for (const path of reached) {
    const { imports, contracts } = await headOf(path);
    for (const name of contracts) names.push([name, path]);
    for (const name of imports) if (name.startsWith(".")) reached.add(resolve(dirname(path), name));
  }
  return names;
}
