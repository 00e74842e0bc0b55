import * as z from "zod/mini";
import type { SourceRange } from "../../../protocol/sourceRange.ts";
import { isReporter } from "../auditWords.ts";
import { severities } from "../finding.ts";
import type { ReportedAudit } from "./reportedAudit.ts";

const line = z.int().check(z.minimum(1));
const place = z.object({ file: z.string(), startLine: line, startColumn: line, endLine: line, endColumn: line });
const finding = z.object({
  id: z.string(),
  category: z.string(),
  severity: z.enum(severities),
  confidence: z.enum(["high", "medium", "low"]),
  title: z.string(),
  message: z.string(),
  place,
  reports: z.array(z.object({ analyzer: z.string(), rule: z.string() })),
});
const audit = z.object({
  format: z.literal("hyperkit-audit"),
  version: z.literal(1),
  project: z.string(),
  analyzers: z.array(z.object({ name: z.string(), outcome: z.enum(["analysed", "notAnalysed", "off"]) })),
  findings: z.array(finding),
});
const terminal = z.object({
  format: z.literal("hyperkit-terminal"),
  version: z.literal(1),
  projects: z.array(z.object({ report: z.optional(audit) })),
});

/** Reads a report in JSON, or the audits in what `--json` prints; undefined for anything else. */
export function readJsonAudits(value: unknown): readonly ReportedAudit[] | undefined {
  const parsed = z.safeParse(z.union([audit, terminal]), value);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const audits = data.format === "hyperkit-audit" ? [data] : data.projects.flatMap(({ report }) => (report === undefined ? [] : [report]));
  return audits.map(({ project, findings, analyzers }) => ({
    project,
    findings: findings.map(({ place: { file, ...range }, reports, ...rest }) => ({
      ...rest,
      file,
      range: fromZero(range),
      reports: reports.flatMap(({ analyzer, rule }) => (isReporter(analyzer) ? [{ analyzer, rule }] : [])),
    })),
    gaps: analyzers.flatMap(({ name, outcome }) => (outcome === "analysed" ? [] : [name])),
  }));
}

/** A range of a report, which counts from one, as the editor counts. */
export function fromZero({ startLine, startColumn, endLine, endColumn }: Omit<z.infer<typeof place>, "file">): SourceRange {
  return { startLine: startLine - 1, startCharacter: startColumn - 1, endLine: endLine - 1, endCharacter: endColumn - 1 };
}
