import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import { isTriageLinked, triageFolder } from "./triageFolder.ts";
import { renderTriageRecord, triageFileName } from "./triageRecord.ts";
import type { TriageRecord } from "./triageRecord.ts";

/** What came of a change to a Project's triage. `hash` is that of the file, see `StoredTriage`. */
export type TriageChange =
  | { readonly kind: "written"; readonly hash: string }
  | { readonly kind: "removed" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Writes a record below the Project's root (its real path), in the place of an earlier one; the file holds the old text or the new one, never a part. */
export async function writeTriage(root: string, record: TriageRecord): Promise<TriageChange> {
  const text = renderTriageRecord(record);
  const path = join(root, triageFolder, triageFileName(record.finding));
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    if (await isTriageLinked(root)) return failed(problem("outsideProject", { path: triageFolder }));
    await mkdir(join(root, triageFolder), { recursive: true });
    await writeFile(draft, text, { flag: "wx" });
    await rename(draft, path);
    return { kind: "written", hash: createHash("sha256").update(text).digest("hex") };
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    return failed(notWritten(record.finding, error));
  }
}

/** Takes the record of a finding away, and folders that are empty then. None is no failure. */
export async function removeTriage(root: string, finding: string): Promise<TriageChange> {
  try {
    if (await isTriageLinked(root)) return failed(problem("outsideProject", { path: triageFolder }));
    await rm(join(root, triageFolder, triageFileName(finding)), { force: true });
  } catch (error) {
    return failed(notWritten(finding, error));
  }
  for (const folder of [triageFolder, ".hyperkit"]) await rmdir(join(root, folder)).catch(() => {});
  return { kind: "removed" };
}

function failed(reason: Problem): TriageChange {
  return { kind: "failed", problem: reason };
}

function notWritten(finding: string, error: unknown): Problem {
  const path = `${triageFolder}/${triageFileName(finding)}`;
  return problem("writeFailed", { path, reason: reasonOf(error) }, { details: String(error) });
}
