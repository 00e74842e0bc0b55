import { extname, resolve } from "node:path";
import { folderInRepository } from "../core/audit/baseline/folderInRepository.ts";
import { readAuditedSources } from "../core/audit/export/readAuditedSources.ts";
import { reportFormats } from "../core/audit/export/reportFormats.ts";
import { writeReport } from "../core/audit/export/writeReport.ts";
import type { TargetResult } from "../core/audit/projects/runTarget.ts";
import type { Problem } from "../core/errors/problem.ts";
import type { AuditOptions } from "./auditOptions.ts";
import { reportOf } from "./reportOf.ts";
import type { Terminal } from "./terminal.ts";

/** Where a report goes. */
export interface ReportPlace extends Pick<Terminal, "cwd" | "version" | "out"> {
  readonly options: AuditOptions;
  /** How many targets the call has. */
  readonly count: number;
}

/** Writes or prints the report that was asked for; what went wrong, if something did. A target that could not be read has none. */
export async function placeReport(
  result: TargetResult,
  { options: { format, output }, cwd, version, out, count }: ReportPlace,
): Promise<Problem | undefined> {
  if (format === undefined || result.kind === "failed") return undefined;
  const { project } = result.target;
  const sources = await readAuditedSources(project, result.outcome.findings);
  const folder = await folderInRepository(project);
  const text = reportFormats[format](reportOf(result, version, { sources, ...(folder === undefined ? {} : { folder }) }));
  if (output === undefined) {
    out.write(text);
    return undefined;
  }
  const written = await writeReport(resolve(cwd, count === 1 ? output : fileFor(output, project.name)), text);
  return written.kind === "failed" ? written.problem : undefined;
}

/** `audit.sarif` of the Project `packages/token` is `audit-packages-token.sarif`. */
function fileFor(output: string, project: string): string {
  const end = extname(output);
  return `${output.slice(0, output.length - end.length)}-${project.replaceAll(/[^\w.-]+/g, "-")}${end}`;
}
