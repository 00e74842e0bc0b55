import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isInside, pathExists, realPathOf } from "../../foundry/allowedArea.ts";
import { listOwnSources } from "../ownSources.ts";
import { configOf } from "./auditTarget.ts";
import type { AuditTarget } from "./auditTarget.ts";
import { readFileHead } from "./readFileHead.ts";

/** How many files are followed for their imports: enough for any folder that is audited by hand. */
const mostFollowed = 5000;

/**
 * A file or a folder without a Project around it, as a Project of default settings; undefined where there is no Solidity. Its root is the
 * folder, or the nearest one above that holds what is imported: files beside it, `node_modules`, or a `remappings.txt`.
 */
export async function findBareTarget(path: string, isFolder: boolean): Promise<AuditTarget | undefined> {
  const folder = isFolder ? path : dirname(path);
  const files = isFolder ? await solidityFiles(folder) : [path];
  if (files.length === 0) return undefined;
  const root = await rootOf(folder, files);
  const bare = files.map((file) => relative(root, file).split(sep).join("/"));
  return { project: { root, name: basename(path) === "" ? path : basename(path) }, bare };
}

async function solidityFiles(root: string): Promise<readonly string[]> {
  const project = { root, name: basename(root) };
  const outcome = await configOf({ project, bare: [] }, "default");
  if (outcome.kind === "failed") return [];
  const { sources: _, ...config } = outcome.config;
  return (await listOwnSources(project, config)).map((file) => join(root, file));
}

/** The innermost folder that holds the files and everything they import from where it can be found. */
async function rootOf(folder: string, files: readonly string[]): Promise<string> {
  let root = folder;
  const queue = new Set(files);
  for (const file of queue) {
    if (queue.size > mostFollowed) break;
    for (const name of (await readFileHead(file)).imports) {
      if (!name.startsWith(".")) {
        root = (await holderOf(name, root)) ?? root;
        continue;
      }
      const target = await realPathOf(resolve(dirname(file), name));
      if (!target.endsWith(".sol") || !(await pathExists(target))) continue;
      queue.add(target);
      while (!isInside(root, target)) root = dirname(root);
    }
  }
  return root;
}

/** The nearest folder, from `folder` upwards, where a package or a remapping could give the name a file. */
async function holderOf(name: string, folder: string): Promise<string | undefined> {
  const [first = ""] = name.split("/");
  const signs = [join("node_modules", first), join("lib", first), "remappings.txt"];
  for (const sign of signs) if (await pathExists(join(folder, sign))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : holderOf(name, parent);
}
