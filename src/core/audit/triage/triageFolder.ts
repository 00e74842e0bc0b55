import { lstat } from "node:fs/promises";
import { join } from "node:path";

/** Where a Project keeps its triage, root-relative and POSIX: one file for each decision. */
export const triageFolder = ".hyperkit/triage";

/** A record is a few hundred bytes; a larger file is an accident or an attack (bytes). */
export const maxRecordBytes = 16_384;

/** More records than this are not read (files). */
export const maxRecords = 5000;

/** True when one of the folders below a Project's root is a link: it may lead anywhere. */
export async function isTriageLinked(root: string): Promise<boolean> {
  const found = [".hyperkit", triageFolder].map(async (folder) => lstat(join(root, folder)).catch(() => undefined));
  return (await Promise.all(found)).some((entry) => entry?.isSymbolicLink() === true);
}
