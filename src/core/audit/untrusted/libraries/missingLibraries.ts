import { posix } from "node:path";
import { join } from "node:path";
import { membersOf, nodeAt, parseJsonTree } from "../../../lib/jsonTree.ts";
import { readGitConfig } from "../inspect/inspectGit.ts";
import type { RepositoryListing } from "../listRepository.ts";
import { readRegularFile } from "../readRegularFile.ts";
import { readGitLinks } from "./gitLinks.ts";
import { isPlainLock } from "./packageLock.ts";

/** Code that the Project builds upon and that is not there. */
export type MissingLibrary = {
  /** Where it is stated: POSIX path below the base, and zero-based line. */
  readonly file: string;
  readonly line: number;
  /** Where it belongs: POSIX path below the base. */
  readonly path: string;
} & (
  | {
      readonly kind: "submodule";
      /** As written; fetched only when it is plain https. */
      readonly url: string;
      /** The commit the repository was made with, where its index says it; else the newest would be fetched. */
      readonly commit: string | undefined;
      readonly fetchable: boolean;
    }
  | { readonly kind: "packages"; readonly count: number; readonly fetchable: boolean }
);

/** Bounds of what is read for it (bytes). */
const [maxIndexBytes, maxFileBytes] = [50_000_000, 20_000_000];

/** Finds the submodules without a file and the packages that were never installed. Starts nothing. `root`: the Project's POSIX path below the base, or `.`. */
export async function findMissingLibraries(listing: RepositoryListing, root: string): Promise<readonly MissingLibrary[]> {
  const folders = [...new Set([root, "."])];
  const packages = await Promise.all(folders.map(async (folder) => missingPackages(listing, folder)));
  return [...(await missingSubmodules(listing)), ...packages.flat()];
}

async function missingSubmodules(listing: RepositoryListing): Promise<readonly MissingLibrary[]> {
  const text = await textOf(listing, ".gitmodules");
  if (text === undefined) return [];
  const lines = readGitConfig(text).filter(({ key }) => key.startsWith("submodule."));
  const read = await readRegularFile(join(listing.base, ".git", "index"), maxIndexBytes);
  const commits = read.kind === "read" ? readGitLinks(read.bytes) : new Map<string, string>();
  const urls = new Map(lines.filter(({ key }) => key.endsWith(".url")).map((entry) => [entry.name, entry]));
  return lines.flatMap(({ key, name, value: path }): readonly MissingLibrary[] => {
    const url = urls.get(name);
    if (!key.endsWith(".path") || url === undefined || !isPlainPath(path) || hasFiles(listing, path)) return [];
    const fetchable = isPlainHttps(url.value);
    return [{ kind: "submodule", file: ".gitmodules", line: url.line, path, url: url.value, commit: commits.get(path), fetchable }];
  });
}

async function missingPackages(listing: RepositoryListing, folder: string): Promise<readonly MissingLibrary[]> {
  const file = posix.join(folder, "package.json");
  const path = posix.join(folder, "node_modules");
  const tree = parseJsonTree((await textOf(listing, file)) ?? "");
  const stated = ["dependencies", "devDependencies"].map((key) => membersOf(nodeAt(tree, key))).flat();
  if (stated.length === 0 || hasFiles(listing, path)) return [];
  const lock = await textOf(listing, posix.join(folder, "package-lock.json"));
  const fetchable = lock !== undefined && isPlainLock(lock);
  return [{ kind: "packages", file, line: stated[0]?.line ?? 0, path, count: stated.length, fetchable }];
}

/** The text of a file of the repository, if it is a plain one there. */
async function textOf({ entries }: RepositoryListing, path: string): Promise<string | undefined> {
  const entry = entries.find((one) => one.path === path && one.kind === "file");
  const read = entry === undefined ? undefined : await readRegularFile(entry.source, maxFileBytes);
  return read?.kind === "read" ? read.bytes.toString("utf8") : undefined;
}

function hasFiles({ entries }: RepositoryListing, folder: string): boolean {
  return entries.some(({ path }) => path.startsWith(`${folder}/`));
}

/** True for a relative path that stays where it starts. */
function isPlainPath(path: string): boolean {
  return /^[\w@.][\w@.+/-]*$/.test(path) && !path.split("/").some((part) => part === ".." || part === ".git" || part === ".");
}

/** True for an address that names a server and a path, and carries no secret and no option. */
function isPlainHttps(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" && parsed.username === "" && parsed.password === "" && /^https:\/\/[\w.:/~@%+-]+$/.test(url);
}
