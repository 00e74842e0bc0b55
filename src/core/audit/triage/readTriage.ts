import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import { isAbsent, readPlainFile } from "../../storage/readPlainFile.ts";
import { isLinkedFolder } from "../../storage/recordFiles.ts";
import { maxRecordBytes, maxRecords, triageFolder } from "./triageFolder.ts";
import { parseTriageRecord, triageFileName } from "./triageRecord.ts";
import type { TriageRecord } from "./triageRecord.ts";

/** A record and the file that holds it. */
export interface StoredTriage {
  readonly record: TriageRecord;
  /** Root-relative POSIX path. */
  readonly file: string;
  /** SHA-256 (hex) of the file: tells a record that was written here from one that came with the repository. */
  readonly hash: string;
}

/** A Project's triage: what was understood, and each file that was not and so hides nothing. */
export interface ProjectTriage {
  readonly records: readonly StoredTriage[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the triage of a Project, by its real path. It is data from strangers: links are refused, sizes bounded, and a file counts only
 * under the name of the finding it is about, so that no two files can decide on one finding. Never rejects.
 */
export async function readTriage(root: string): Promise<ProjectTriage> {
  if (await isLinkedFolder(root, triageFolder)) return refused(problem("triageLink", { file: triageFolder }));
  let names: readonly string[];
  try {
    names = (await readdir(join(root, triageFolder))).filter((name) => name.toLowerCase().endsWith(".json")).toSorted();
  } catch (error) {
    if (isAbsent(error)) return { records: [], problems: [] };
    return refused(problem("triageInvalid", { file: triageFolder, reason: reasonOf(error) }));
  }
  const read = await readAll(root, names.slice(0, maxRecords));
  const tooMany =
    names.length > maxRecords ? [problem("triageTooMany", { folder: triageFolder, count: names.length, most: maxRecords })] : [];
  return {
    records: read.flatMap((one) => ("record" in one ? [one] : [])),
    problems: [...tooMany, ...read.flatMap((one) => ("record" in one ? [] : [one]))],
  };
}

function refused(reason: Problem): ProjectTriage {
  return { records: [], problems: [reason] };
}

/** How many files are open at once. */
const together = 16;

async function readAll(root: string, names: readonly string[]): Promise<readonly (StoredTriage | Problem)[]> {
  const read: (StoredTriage | Problem)[] = [];
  for (let from = 0; from < names.length; from += together) {
    read.push(...(await Promise.all(names.slice(from, from + together).map(async (name) => readOne(root, name)))));
  }
  return read;
}

async function readOne(root: string, name: string): Promise<StoredTriage | Problem> {
  const file = `${triageFolder}/${name}`;
  const place = { place: { file: join(root, triageFolder, name), line: 0 } };
  const content = await readPlainFile(join(root, triageFolder, name), maxRecordBytes);
  switch (content.kind) {
    case "link":
      return problem("triageLink", { file });
    case "tooLarge":
      return problem("triageTooLarge", { file, most: maxRecordBytes });
    case "absent":
      return problem("triageInvalid", { file, reason: "it is gone" });
    case "unreadable":
      return problem("triageInvalid", { file, reason: content.reason });
    case "text":
      break;
  }
  const parsed = parseTriageRecord(content.text);
  if (parsed.kind === "unknownVersion") return problem("triageVersion", { file, version: parsed.version }, place);
  if (parsed.kind === "invalid") return problem("triageInvalid", { file, reason: describeField(parsed.field) }, place);
  const expected = triageFileName(parsed.record.finding);
  if (name !== expected) return problem("triageMisnamed", { file, expected }, place);
  return { record: parsed.record, file, hash: createHash("sha256").update(content.text).digest("hex") };
}

function describeField(field: string): string {
  return field === "" ? "it is not a record" : `"${field.slice(0, 40)}" does not fit`;
}
