import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import { isAbsent, readPlainFile } from "../../storage/readPlainFile.ts";
import { isLinkedFolder } from "../../storage/recordFiles.ts";
import { manualFolder, maxManualBytes, mostManualFindings, parseManualRecord } from "./manualRecord.ts";
import type { ManualRecord } from "./manualRecord.ts";

/** A Project's manual findings, in the order of their ids, and each file that was not understood. */
export interface ProjectManual {
  readonly records: readonly ManualRecord[];
  readonly problems: readonly Problem[];
}

/** How many files are open at once. */
const together = 16;

/**
 * Reads the manual findings of a Project, by its real path. They are data from strangers: links are refused, sizes bounded, and a file
 * counts only under the name of its id, so that no two files are about one finding. Never rejects.
 */
export async function readManualFindings(root: string): Promise<ProjectManual> {
  if (await isLinkedFolder(root, manualFolder)) return { records: [], problems: [problem("manualLink", { file: manualFolder })] };
  let names: readonly string[];
  try {
    names = (await readdir(join(root, manualFolder))).filter((name) => name.toLowerCase().endsWith(".json")).toSorted();
  } catch (error) {
    if (isAbsent(error)) return { records: [], problems: [] };
    return { records: [], problems: [problem("manualInvalid", { file: manualFolder, reason: reasonOf(error) })] };
  }
  const read: (ManualRecord | Problem)[] = [];
  for (let from = 0; from < Math.min(names.length, mostManualFindings); from += together) {
    const some = names.slice(from, Math.min(from + together, mostManualFindings));
    read.push(...(await Promise.all(some.map(async (name) => readOne(root, name)))));
  }
  const tooMany = names.length <= mostManualFindings ? [] : [tooManyProblem(names.length)];
  return {
    records: read.flatMap((one) => ("id" in one ? [one] : [])),
    problems: [...tooMany, ...read.flatMap((one) => ("id" in one ? [] : [one]))],
  };
}

function tooManyProblem(count: number): Problem {
  return problem("manualTooMany", { folder: manualFolder, count, most: mostManualFindings });
}

async function readOne(root: string, name: string): Promise<ManualRecord | Problem> {
  const file = `${manualFolder}/${name}`;
  const path = join(root, manualFolder, name);
  const content = await readPlainFile(path, maxManualBytes);
  switch (content.kind) {
    case "link":
      return problem("manualLink", { file });
    case "tooLarge":
      return problem("manualInvalid", { file, reason: `it is larger than ${maxManualBytes} bytes` });
    case "absent":
      return problem("manualInvalid", { file, reason: "it is gone" });
    case "unreadable":
      return problem("manualInvalid", { file, reason: content.reason });
    case "text":
      break;
  }
  const place = { place: { file: path, line: 0 } };
  const parsed = parseManualRecord(content.text);
  if (parsed.kind === "unknownVersion") return problem("manualVersion", { file, version: parsed.version }, place);
  if (parsed.kind === "invalid") return problem("manualInvalid", { file, reason: describeField(parsed.field) }, place);
  if (name !== `${parsed.record.id}.json`) return problem("manualInvalid", { file, reason: "it is not named after its id" }, place);
  return parsed.record;
}

function describeField(field: string): string {
  return field === "" ? "it is not a record" : `"${field.slice(0, 40)}" does not fit`;
}
