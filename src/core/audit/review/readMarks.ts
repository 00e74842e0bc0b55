import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import { isAbsent, readPlainFile } from "../../storage/readPlainFile.ts";
import { isLinkedFolder, removeRecordFile, writeRecordFile } from "../../storage/recordFiles.ts";
import type { RecordChange } from "../../storage/recordFiles.ts";
import { marksFileName, marksFolder, maxMarksBytes, mostReviewers, parseMarks, renderMarks } from "./reviewMarks.ts";
import type { AuthorMarks } from "./reviewMarks.ts";

/** Everybody's marks of a Project, and each file that was not understood and so counts for nothing. */
export interface ProjectMarks {
  readonly authors: readonly AuthorMarks[];
  readonly problems: readonly Problem[];
}

/**
 * Reads who has reviewed what of a Project, by its real path. It is data from strangers: links are refused, sizes bounded, and a file
 * counts only under the name of its author. Never rejects.
 */
export async function readMarks(root: string): Promise<ProjectMarks> {
  if (await isLinkedFolder(root, marksFolder)) return { authors: [], problems: [problem("marksInvalid", linkOf(marksFolder))] };
  let names: readonly string[];
  try {
    names = (await readdir(join(root, marksFolder))).filter((name) => name.endsWith(".txt")).toSorted();
  } catch (error) {
    if (isAbsent(error)) return { authors: [], problems: [] };
    return { authors: [], problems: [problem("marksInvalid", { file: marksFolder, reason: reasonOf(error) })] };
  }
  const read: (AuthorMarks | Problem)[] = [];
  for (const name of names.slice(0, mostReviewers)) read.push(await readOne(root, name));
  const reason = `it is one of more than ${mostReviewers} files`;
  for (const name of names.slice(mostReviewers)) read.push(problem("marksInvalid", { file: `${marksFolder}/${name}`, reason }));
  return {
    authors: read.flatMap((one) => ("author" in one ? [one] : [])),
    problems: read.flatMap((one) => ("author" in one ? [] : [one])),
  };
}

/** Writes a person's marks below the Project's root (its real path); without any mark the file goes. */
export async function writeMarks(root: string, marks: AuthorMarks): Promise<RecordChange> {
  const file = { root, folder: marksFolder, name: marksFileName(marks.author) };
  return marks.marks.length === 0 ? removeRecordFile(file) : writeRecordFile(file, renderMarks(marks));
}

async function readOne(root: string, name: string): Promise<AuthorMarks | Problem> {
  const file = `${marksFolder}/${name}`;
  const path = join(root, marksFolder, name);
  const content = await readPlainFile(path, maxMarksBytes);
  switch (content.kind) {
    case "link":
      return problem("marksInvalid", linkOf(file));
    case "tooLarge":
      return problem("marksInvalid", { file, reason: `it is larger than ${maxMarksBytes} bytes` });
    case "absent":
      return problem("marksInvalid", { file, reason: "it is gone" });
    case "unreadable":
      return problem("marksInvalid", { file, reason: content.reason });
    case "text":
      break;
  }
  const parsed = parseMarks(content.text);
  if (parsed.kind === "invalid") {
    const reason = `line ${parsed.line} is not understood`;
    return problem("marksInvalid", { file, reason }, { place: { file: path, line: parsed.line - 1 } });
  }
  if (marksFileName(parsed.author) !== name) return problem("marksInvalid", { file, reason: "it is not named after its author" });
  return { author: parsed.author, marks: parsed.marks };
}

function linkOf(file: string): { readonly file: string; readonly reason: string } {
  return { file, reason: "it is a link, and a link may lead out of the project" };
}
