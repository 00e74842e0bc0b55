import { createHash } from "node:crypto";
import { toPlainLine, toPlainText } from "../../lib/plainLine.ts";
import type { Severity } from "../finding.ts";
import { isSourcePath, longestManual } from "../manual/manualRecord.ts";
import type { ManualRecord } from "../manual/manualRecord.ts";
import type { ReadText } from "../manual/placeManualFindings.ts";
import { anchorCode, findAnchored } from "../review/codeAnchor.ts";
import { unitText } from "../review/codeUnits.ts";
import { measureUnits } from "../review/measureReview.ts";
import type { AuthorMarks, ReviewMark } from "../review/reviewMarks.ts";
import type { Decision } from "../triage/decision.ts";
import type { WeAuditEntry, WeAuditFile } from "./weAuditFile.ts";

/** What is taken from a `.weaudit` file. */
export interface WeAuditImport {
  readonly findings: readonly ImportedFinding[];
  /** What each author has reviewed of it; beside what they had before. */
  readonly marks: readonly AuthorMarks[];
  /** Entries that were there already. */
  readonly known: number;
  /** Titles or paths of what is about no Solidity file of the Project, or about one without code. */
  readonly skipped: readonly string[];
}

/** A finding, and what was decided on it. */
export interface ImportedFinding {
  readonly record: ManualRecord;
  readonly decision?: Decision;
}

/** Where an import goes. */
export interface WeAuditTarget {
  /** Root-relative POSIX path of a path in the file; undefined for one outside of the Project. */
  toProject(path: string): string | undefined;
  /** By root-relative path, as the person sees it. */
  readonly readText: ReadText;
  readonly present: readonly ManualRecord[];
  readonly now: Date;
}

/**
 * Turns what weAudit keeps by lines into findings and marks that hang on the code as it is now. Nothing is claimed beyond the file: a
 * function counts as reviewed only where all of its lines do.
 */
export async function importWeAudit(file: WeAuditFile, target: WeAuditTarget): Promise<WeAuditImport> {
  const findings: ImportedFinding[] = [];
  const skipped: string[] = [];
  let known = 0;
  const entries = [
    ...file.treeEntries.map((entry) => ({ entry, decision: undefined })),
    ...file.resolvedEntries.map((entry) => ({ entry, decision: decisionOf(entry) })),
  ];
  for (const { entry, decision } of entries) {
    const record = await toRecord(entry, target);
    if (record === undefined) skipped.push(toPlainLine(entry.label, longestManual.title));
    else if (await isPresent(record, [...target.present, ...findings.map((one) => one.record)], target)) known += 1;
    else findings.push({ record, ...(decision === undefined ? {} : { decision }) });
  }
  const { marks, unusable } = await toMarks(file, target);
  return { findings, marks, known, skipped: [...skipped, ...unusable] };
}

const severities: Readonly<Record<string, Severity>> = { High: "high", Medium: "medium", Low: "low" };

function decisionOf({ details }: WeAuditEntry): Decision {
  return details.resolution === "False Positive" ? "falsePositive" : "fixed";
}

async function toRecord(entry: WeAuditEntry, { toProject, readText, now }: WeAuditTarget): Promise<ManualRecord | undefined> {
  const [place] = entry.locations;
  const file = place === undefined ? undefined : toProject(place.path);
  if (place === undefined || file === undefined || !isSourcePath(file)) return undefined;
  const text = await readText(file);
  const lines = { startLine: place.startLine, startCharacter: 0, endLine: Math.max(place.startLine, place.endLine) };
  const code = text === undefined ? undefined : anchorCode(unitText(text), { ...lines, endCharacter: Number.MAX_SAFE_INTEGER });
  if (code === undefined) return undefined;
  return {
    version: 1,
    id: createHash("sha256")
      .update(JSON.stringify([file, entry.label, entry.author, place.startLine, place.endLine]))
      .digest("hex")
      .slice(0, 32),
    title: toPlainLine(entry.label, longestManual.title),
    severity: entry.entryType === 1 ? "informational" : (severities[entry.details.severity] ?? "informational"),
    description: descriptionOf(entry),
    recommendation: toPlainText(entry.details.recommendation, longestManual.text),
    author: toPlainLine(entry.author, longestManual.author),
    createdAt: now.toISOString(),
    file,
    code,
  };
}

/** What a finding of ours has no field for stands as lines in its description. */
function descriptionOf({ details, locations }: WeAuditEntry): string {
  const { description, exploit, difficulty, type } = details;
  const others = locations
    .slice(1)
    .map(({ path, startLine, endLine, label }) => `Also ${path}:${startLine + 1}-${endLine + 1} ${label}`.trim());
  const parts = [
    description,
    exploit === "" ? "" : `Exploit: ${exploit}`,
    difficulty === "" ? "" : `Difficulty: ${difficulty}`,
    type === "" ? "" : `Type: ${type}`,
    others.join("\n"),
  ];
  return toPlainText(parts.filter((part) => part.trim() !== "").join("\n\n"), longestManual.text);
}

/** True where the person has it already: same words by the same author, on the same line as it is now. */
async function isPresent(record: ManualRecord, present: readonly ManualRecord[], { readText }: WeAuditTarget): Promise<boolean> {
  const alike = present.filter(({ file, title, author }) => file === record.file && title === record.title && author === record.author);
  if (alike.length === 0) return false;
  const text = unitText((await readText(record.file)) ?? "");
  return alike.some(({ code }) => findAnchored(text, code).range.startLine === record.code.range.startLine);
}

interface FoundMarks {
  readonly marks: readonly AuthorMarks[];
  readonly unusable: readonly string[];
}

async function toMarks({ auditedFiles, partiallyAuditedFiles }: WeAuditFile, { toProject, readText }: WeAuditTarget): Promise<FoundMarks> {
  const byAuthor = new Map<string, ReviewMark[]>();
  const unusable: string[] = [];
  const whole = auditedFiles.map((audited) => ({ ...audited, startLine: 0, endLine: Number.MAX_SAFE_INTEGER }));
  for (const { path, author, startLine, endLine } of [...whole, ...partiallyAuditedFiles]) {
    const file = toProject(path);
    const text = file === undefined || !isSourcePath(file) ? undefined : await readText(file);
    if (file === undefined || text === undefined) {
      unusable.push(toPlainLine(path, longestManual.title));
      continue;
    }
    const name = toPlainLine(author, longestManual.author);
    const covered = measureUnits(text).filter(
      ({ lines }) => lines.length > 0 && lines.every((line) => line >= startLine && line <= endLine),
    );
    const marks = covered.map(({ label, fingerprint }): ReviewMark => ({ file, unit: label, fingerprint }));
    byAuthor.set(name, [...(byAuthor.get(name) ?? []), ...marks]);
  }
  return { marks: [...byAuthor].filter(([, marks]) => marks.length > 0).map(([author, marks]) => ({ author, marks })), unusable };
}
