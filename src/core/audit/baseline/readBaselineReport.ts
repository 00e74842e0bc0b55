import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerName } from "../analyzerName.ts";
import type { BaselineOutcome } from "./baseline.ts";

const audit = z.object({
  format: z.literal("hyperkit-audit"),
  version: z.literal(1),
  project: z.string(),
  analyzers: z.array(z.object({ name: z.string(), outcome: z.enum(["analysed", "notAnalysed", "off"]) })),
  findings: z.array(z.object({ id: z.string() })),
});
const terminal = z.object({
  format: z.literal("hyperkit-terminal"),
  version: z.literal(1),
  projects: z.array(z.object({ name: z.string(), report: z.optional(audit) })),
});

/**
 * Reads an earlier report as a baseline: a report in JSON, or the output of `--json`, of which the Project of that name counts.
 *
 * @param file Absolute. @param path As the person wrote it. @param project The Project's name.
 */
export async function readBaselineReport(file: string, path: string, project: string): Promise<BaselineOutcome> {
  const failed = (reason: string): BaselineOutcome => ({ kind: "failed", problem: problem("baselineReport", { path, reason }) });
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    return failed(reasonOf(error));
  }
  const parsed = z.safeParse(z.union([audit, terminal]), value);
  if (!parsed.success) return failed("it is no JSON report of HyperKit of a version that is known");
  const { data } = parsed;
  const reports = data.format === "hyperkit-audit" ? [data] : data.projects.flatMap(({ report }) => (report === undefined ? [] : [report]));
  const report = reports.find((one) => one.project === project);
  if (report === undefined) return failed(`it has no audit of ${project}`);
  return {
    kind: "known",
    source: { kind: "report", path },
    ids: report.findings.map(({ id }) => id),
    // Off counts as well: who was not asked then has not said that there was nothing.
    gaps: report.analyzers.flatMap(({ name, outcome }) => (outcome !== "analysed" && isAnalyzer(name) ? [name] : [])),
  };
}

function isAnalyzer(name: string): name is AnalyzerName {
  return Object.hasOwn(analyzerTitles, name);
}
