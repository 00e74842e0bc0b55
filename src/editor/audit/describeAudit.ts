import { analyzerTitles } from "../../core/audit/analyzerName.ts";
import type { AnalyzerRun } from "../../core/audit/analyzer.ts";
import type { AnalyzerName } from "../../core/audit/analyzerName.ts";
import { analysedText, reporterText, severityCounts } from "../../core/audit/auditWords.ts";
import { newestKnown } from "../../core/audit/compatibleVersions.ts";
import type { Finding } from "../../core/audit/finding.ts";
import { describeProblem } from "../../core/errors/problem.ts";

/** What an analyzer did, in a few words. */
export function runText({ outcome }: AnalyzerRun): string {
  switch (outcome.kind) {
    case "off":
      return outcome.why === "switchedOff" ? "off" : "off, not installed";
    case "notAnalysed":
      return "not analysed";
    case "analysed":
      return `analysed ${analysedText(outcome.counts)}`;
  }
}

/** What a person should know of an analyzer before they trust its word. */
const caveats: Readonly<Partial<Record<AnalyzerName, string>>> = {
  mythril: "mythril looks at two transactions in a row, and no further.",
  aderyn: "HyperKit's part for aderyn was written after the description of its reports and has not been run against aderyn itself.",
};

/** Everything about an analyzer's run, as plain sentences. */
export function runTooltip(run: AnalyzerRun): string {
  const name = `${analyzerTitles[run.analyzer]} ${run.version}`.trim();
  if (run.outcome.kind === "off") {
    return run.outcome.why === "switchedOff"
      ? `${name} is switched off in hyperkit.audit.analyzers.`
      : `${name} is optional and not installed; Check Tools says how to get it.`;
  }
  const notes = [newerText(run), caveats[run.analyzer]].flatMap((note) => (note === undefined ? [] : [` ${note}`])).join("");
  if (run.outcome.kind === "analysed") return `${name} ${runText(run)} in ${(run.durationMs / 1000).toFixed(1)} s.${notes}`;
  const { what, fix, id } = describeProblem(run.outcome.problem);
  return `${name}: not analysed. ${what} ${fix} (${id})${notes}`;
}

function newerText({ analyzer, version }: AnalyzerRun): string | undefined {
  const known = newestKnown(analyzer, version);
  return known === undefined ? undefined : `Newer than ${known}, the newest that HyperKit knows: what it writes is judged by its shape.`;
}

/** The analyzers that were to analyse and did not. */
export function notAnalysed(runs: readonly AnalyzerRun[]): readonly string[] {
  return runs.filter(({ outcome }) => outcome.kind === "notAnalysed").map(({ analyzer }) => analyzerTitles[analyzer]);
}

/** e.g. `3 high, 1 medium`; `no findings`. */
export function findingCounts(findings: readonly Finding[]): string {
  return severityCounts(findings) || "no findings";
}

/** Who says it, with the rules' names. */
export function reportText({ reports }: Finding): string {
  return reports.map((report) => `${reporterText(report)}: ${report.rule}`).join(", ");
}
