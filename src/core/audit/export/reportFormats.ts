import type { AuditReport } from "./auditReport.ts";
import { renderCsv } from "./renderCsv.ts";
import { renderHtml } from "./renderHtml.ts";
import { renderJson } from "./renderJson.ts";
import { renderMarkdown } from "./renderMarkdown.ts";
import { renderSarif } from "./renderSarif.ts";

/** The formats of an audit report, by their file extension. */
export type ReportFormat = "html" | "sarif" | "md" | "json" | "csv";

/** What makes the text of each format. All of them say first what each analyzer did. */
export const reportFormats: Readonly<Record<ReportFormat, (report: AuditReport) => string>> = {
  html: renderHtml,
  sarif: renderSarif,
  md: renderMarkdown,
  json: renderJson,
  csv: renderCsv,
};
