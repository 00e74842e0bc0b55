import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { pathExists } from "../../foundry/allowedArea.ts";
import { findProjects } from "../../foundry/findProjects.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import type { AuditTarget } from "./auditTarget.ts";
import { findBareTarget } from "./bareTarget.ts";

/** What a path leads to. */
export type TargetsOutcome =
  | { readonly kind: "found"; readonly targets: readonly AuditTarget[] }
  | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Says what a path asks to audit: all Projects of a folder; else the part that it is of the Project around it; else the Solidity files
 * there, which need no foundry.toml. Reads folder listings and, for files without a Project, the imports of Solidity.
 *
 * @param given Absolute.
 * @param path As the person wrote it, for what is said of it.
 */
export async function findTargets(given: string, path: string): Promise<TargetsOutcome> {
  let real: string;
  let isFolder: boolean;
  try {
    real = await realpath(given);
    isFolder = (await stat(real)).isDirectory();
    await access(real, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK);
  } catch (error) {
    return { kind: "failed", problem: problem("pathUnreadable", { path, reason: reasonOf(error) }) };
  }
  const below = isFolder ? await findProjects([real]) : [];
  if (below.length > 0) return { kind: "found", targets: below.map((project) => ({ project })) };
  if (!isFolder && !real.endsWith(".sol")) return { kind: "failed", problem: problem("pathNotSolidity", { path }) };
  const root = await rootAbove(isFolder ? real : dirname(real));
  if (root !== undefined) {
    const scope = relative(root, real).split(sep).join("/");
    return { kind: "found", targets: [{ project: { root, name: basename(root) }, scope }] };
  }
  const bare = await findBareTarget(real, isFolder);
  return bare === undefined ? { kind: "failed", problem: problem("nothingToAudit", { path }) } : { kind: "found", targets: [bare] };
}

async function rootAbove(folder: string): Promise<string | undefined> {
  if (await pathExists(join(folder, "foundry.toml"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : rootAbove(parent);
}
