import { analyzerTitles } from "../analyzerName.ts";
import { reporterText, reporterTitles } from "../auditWords.ts";
import type { Finding } from "../finding.ts";
import type { AuditReport } from "./auditReport.ts";
import { classesOf } from "../taxonomy/categoryText.ts";
import {
  comparisonSentence,
  decisionSentence,
  leftOutLines,
  proofSentence,
  manualSentence,
  nameOf,
  originText,
  runSentence,
  staleSentence,
  verdictOf,
} from "./describeReport.ts";
import { visibleText } from "../../lib/visibleText.ts";

const columns = [
  "record",
  "severity",
  "confidence",
  "title",
  "message",
  "file",
  "line",
  "column",
  "endLine",
  "endColumn",
  "category",
  "classes",
  "analyzers",
  "rules",
  "decision",
  "proof",
  "baseline",
  "id",
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

/**
 * The audit as CSV (RFC 4180: CRLF, every cell quoted), for spreadsheets. `record` tells what a row is: first one `audit`, then one
 * `analyzer` for each with what it did, a `leftOut` for each file that does not compile, one `manualReview` where people found something, then the `finding`s. Lines and columns (UTF-16 code units) count from one.
 */
export function renderCsv(report: AuditReport): string {
  const { outcome, project } = report;
  const compared = comparisonSentence(report);
  const rows: readonly Row[] = [
    { record: "audit", title: `${project}. ${originText(report)}`, message: verdictOf(report), baseline: compared },
    ...outcome.runs.map((run): Row => ({
      record: "analyzer",
      title: nameOf(run),
      message: runSentence(run),
      analyzers: analyzerTitles[run.analyzer],
    })),
    ...leftOutLines(outcome).map(({ place, why }): Row => ({ record: "leftOut", title: place, message: why })),
    ...manualRows(report),
    ...outcome.findings.map((finding) => findingRow(finding, report)),
  ];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((cells) => `${cells.map(cell).join(",")}\r\n`)
    .join("");
}

function manualRows({ outcome }: AuditReport): readonly Row[] {
  const message = manualSentence(outcome.findings);
  return message === "" ? [] : [{ record: "manualReview", title: reporterTitles.manual, message, analyzers: reporterTitles.manual }];
}

function findingRow(finding: Finding, report: AuditReport): Row {
  const { decisions } = report;
  const { severity, confidence, title, message, file, range, category, reports, id } = finding;
  return {
    ...{ record: "finding", severity, confidence, title, file, category, id },
    message: finding.stale === true ? `${staleSentence} ${message}` : message,
    line: range.startLine + 1,
    column: range.startCharacter + 1,
    endLine: range.endLine + 1,
    endColumn: range.endCharacter + 1,
    decision: decisionSentence(decisions.get(id)),
    proof: proofSentence(finding, report),
    baseline: report.comparison?.states.get(finding) ?? "",
    classes: classesOf(finding.category).join("; "),
    analyzers: reports.map(reporterText).join("; "),
    rules: reports.map(({ rule }) => rule).join("; "),
  };
}

/** A spreadsheet takes a cell for a formula by its first character, also a full-width one; an apostrophe makes it a text. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function cell(value: string | number): string {
  const text = visibleText(String(value));
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
