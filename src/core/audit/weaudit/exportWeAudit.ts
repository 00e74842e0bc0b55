import type { Severity } from "../finding.ts";
import type { ManualRecord } from "../manual/manualRecord.ts";
import type { ReadText } from "../manual/placeManualFindings.ts";
import { findAnchored } from "../review/codeAnchor.ts";
import { unitText } from "../review/codeUnits.ts";
import { measureUnits } from "../review/measureReview.ts";
import type { AuthorMarks } from "../review/reviewMarks.ts";
import type { Decision } from "../triage/decision.ts";
import type { WeAuditEntry, WeAuditFile } from "./weAuditFile.ts";

/** What is handed over to weAudit. */
export interface WeAuditSource {
  readonly records: readonly ManualRecord[];
  /** What is decided on and holds, by `ManualRecord.id`. */
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly authors: readonly AuthorMarks[];
  readonly readText: ReadText;
  /** The path as weAudit has it of a root-relative one. */
  toWorkspace(file: string): string;
}

/** Findings and marks on their present lines, as the text of a `.weaudit` file. What is edited since, or of a file that is gone, is not marked. */
export async function exportWeAudit(source: WeAuditSource): Promise<string> {
  const { records, decisions } = source;
  const entries = await Promise.all(records.map(async (record) => ({ record, entry: await toEntry(record, source) })));
  const isSettled = ({ record }: { readonly record: ManualRecord }): boolean => decisions.has(record.id);
  const file: WeAuditFile & { readonly clientRemote: string; readonly gitRemote: string; readonly gitSha: string } = {
    ...{ clientRemote: "", gitRemote: "", gitSha: "" },
    treeEntries: entries.filter((one) => !isSettled(one)).map(({ entry }) => entry),
    ...(await toAudited(source)),
    resolvedEntries: entries.filter(isSettled).map(({ entry }) => entry),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

const severities: Readonly<Record<Severity, string>> = {
  high: "High",
  medium: "Medium",
  low: "Low",
  informational: "Informational",
  gas: "Informational",
};

async function toEntry(record: ManualRecord, { readText, toWorkspace, decisions }: WeAuditSource): Promise<WeAuditEntry> {
  const { title, severity, description, recommendation, author, file, code, id } = record;
  const text = await readText(file);
  const { startLine, endLine } = text === undefined ? code.range : findAnchored(unitText(text), code).range;
  const decision = decisions.get(id);
  const resolution = decision === undefined ? "Open" : decision === "falsePositive" ? "False Positive" : "Resolved";
  return {
    label: title,
    entryType: 0,
    author,
    details: { severity: severities[severity], difficulty: "", type: "", description, exploit: "", recommendation, resolution },
    locations: [{ path: toWorkspace(file), startLine, endLine, label: "" }],
  };
}

async function toAudited(source: WeAuditSource): Promise<Pick<WeAuditFile, "auditedFiles" | "partiallyAuditedFiles">> {
  const auditedFiles: WeAuditFile["auditedFiles"] = [];
  const partiallyAuditedFiles: WeAuditFile["partiallyAuditedFiles"] = [];
  for (const { author, marks } of source.authors) {
    for (const [file, own] of Map.groupBy(marks, (mark) => mark.file)) {
      const units = measureUnits((await source.readText(file)) ?? "");
      const marked = new Set(own.map(({ fingerprint }) => fingerprint));
      const reviewed = units.filter(({ fingerprint }) => marked.has(fingerprint));
      const path = source.toWorkspace(file);
      if (reviewed.length === units.length && units.length > 0) auditedFiles.push({ path, author });
      else partiallyAuditedFiles.push(...rangesOf(reviewed.flatMap(({ lines }) => lines)).map((range) => ({ path, author, ...range })));
    }
  }
  return { auditedFiles, partiallyAuditedFiles };
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** Lines that follow each other as one range. */
function rangesOf(lines: readonly number[]): readonly Lines[] {
  const ranges: Lines[] = [];
  for (const line of lines.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.endLine === line - 1) ranges[ranges.length - 1] = { ...last, endLine: line };
    else ranges.push({ startLine: line, endLine: line });
  }
  return ranges;
}
