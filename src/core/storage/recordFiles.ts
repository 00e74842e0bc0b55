import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { reasonOf } from "../foundry/readOwnFile.ts";

/** A small file of a Project that people share. */
export interface RecordFile {
  /** The Project's root, its real path. */
  readonly root: string;
  /** Root-relative POSIX path of the folder. */
  readonly folder: string;
  readonly name: string;
}

/** What came of a change to a record. `hash`: SHA-256 (hex) of the file. */
export type RecordChange =
  | { readonly kind: "written"; readonly hash: string }
  | { readonly kind: "removed" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** True when one of the folders from the root down is a link: it may lead anywhere. */
export async function isLinkedFolder(root: string, folder: string): Promise<boolean> {
  const found = foldersDownTo(folder).map(async (path) => lstat(join(root, path)).catch(() => undefined));
  return (await Promise.all(found)).some((entry) => entry?.isSymbolicLink() === true);
}

/** Writes a record in the place of an earlier one; the file holds the old text or the new one, never a part. */
export async function writeRecordFile(file: RecordFile, text: string): Promise<RecordChange> {
  const { root, folder, name } = file;
  const path = join(root, folder, name);
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    if (await isLinkedFolder(root, folder)) return failed(problem("outsideProject", { path: folder }));
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(draft, text, { flag: "wx" });
    await rename(draft, path);
    return { kind: "written", hash: createHash("sha256").update(text).digest("hex") };
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    return failed(notWritten(file, error));
  }
}

/** Takes a record away, and folders that are empty then. None is no failure. */
export async function removeRecordFile(file: RecordFile): Promise<RecordChange> {
  const { root, folder, name } = file;
  try {
    if (await isLinkedFolder(root, folder)) return failed(problem("outsideProject", { path: folder }));
    await rm(join(root, folder, name), { force: true });
  } catch (error) {
    return failed(notWritten(file, error));
  }
  for (const path of foldersDownTo(folder).toReversed()) await rmdir(join(root, path)).catch(() => {});
  return { kind: "removed" };
}

/** e.g. `.hyperkit`, `.hyperkit/triage`. */
function foldersDownTo(folder: string): readonly string[] {
  const parts = folder.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function failed(reason: Problem): RecordChange {
  return { kind: "failed", problem: reason };
}

function notWritten({ folder, name }: RecordFile, error: unknown): Problem {
  return problem("writeFailed", { path: `${folder}/${name}`, reason: reasonOf(error) }, { details: String(error) });
}
