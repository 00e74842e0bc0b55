import { readFile } from "node:fs/promises";
import { problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerName } from "../analyzerName.ts";
import type { BaselineOutcome } from "./baseline.ts";
import { readJsonAudits } from "./readJsonAudits.ts";
import { readSarifAudit } from "./readSarifAudit.ts";

/**
 * Reads an earlier report as a baseline: a report in JSON or SARIF, or the output of `--json`, of which the Project of that name counts.
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
  const sarif = readSarifAudit(value);
  const audits = sarif === undefined ? readJsonAudits(value) : [sarif];
  if (audits === undefined) return failed("it is no JSON or SARIF report of HyperKit of a version that is known");
  const audit = audits.find((one) => one.project === project);
  if (audit === undefined) return failed(`it has no audit of ${project}`);
  return { kind: "known", source: { kind: "report", path }, findings: audit.findings, gaps: audit.gaps.filter(isAnalyzer) };
}

function isAnalyzer(name: string): name is AnalyzerName {
  return Object.hasOwn(analyzerTitles, name);
}
