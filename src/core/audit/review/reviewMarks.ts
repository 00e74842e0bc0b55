import { createHash } from "node:crypto";
import { isPlainLine } from "../../lib/plainLine.ts";
import { isSourcePath, longestManual } from "../manual/manualRecord.ts";

/** A unit of code that a person has reviewed, as it was then. */
export interface ReviewMark {
  /** Root-relative POSIX path. */
  readonly file: string;
  /** `CodeUnit.label`. */
  readonly unit: string;
  /** `CodeUnit.fingerprint`. */
  readonly fingerprint: string;
}

/** What one person has reviewed; nothing proves the name. */
export interface AuthorMarks {
  readonly author: string;
  readonly marks: readonly ReviewMark[];
}

/** Where a Project keeps them, root-relative and POSIX: one file for each person, which only that person changes. */
export const marksFolder = ".hyperkit/reviewed";

/** A larger file is an accident or an attack (bytes); more files than `mostReviewers` are not read. */
export const maxMarksBytes = 4_000_000;
export const mostReviewers = 100;

const firstLine = "# Reviewed with HyperKit by ";

/** The file name of a person's marks: what is plain in the name, and a hash of the whole. */
export function marksFileName(author: string): string {
  const plain = author
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  const hash = createHash("sha256").update(author).digest("hex").slice(0, 8);
  return `${plain === "" ? "reviewer" : plain}-${hash}.txt`;
}

/** One line for each mark in one order, so that git merges what was added at different places. */
export function renderMarks({ author, marks }: AuthorMarks): string {
  const lines = marks.map(({ file, unit, fingerprint }) => `${file}\t${unit}\t${fingerprint}`);
  return [`${firstLine}${author}`, ...[...new Set(lines)].toSorted(), ""].join("\n");
}

/** Marks that were understood, or the first line (from one) that was not: then none counts. */
export type ParsedMarks = ({ readonly kind: "marks" } & AuthorMarks) | { readonly kind: "invalid"; readonly line: number };

/** Reads the text of a person's marks. Never throws. */
export function parseMarks(text: string): ParsedMarks {
  const [first = "", ...rest] = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  const author = first.startsWith(firstLine) ? first.slice(firstLine.length) : "";
  if (!isPlainLine(author) || author.length > longestManual.author) return { kind: "invalid", line: 1 };
  const marks: ReviewMark[] = [];
  for (const [index, line] of rest.entries()) {
    const [file = "", unit = "", fingerprint = "", ...more] = line.split("\t");
    const isMark = isSourcePath(file) && isPlainLine(unit) && /^[0-9a-f]{32}$/.test(fingerprint) && more.length === 0;
    if (!isMark) return { kind: "invalid", line: index + 2 };
    marks.push({ file, unit, fingerprint });
  }
  return { kind: "marks", author, marks };
}
