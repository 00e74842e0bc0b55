import { analyzerTitles } from "../../core/audit/analyzer.ts";
import type { AnalyzerRun } from "../../core/audit/analyzer.ts";
import { severities } from "../../core/audit/finding.ts";
import type { Finding, Severity } from "../../core/audit/finding.ts";
import { describeProblem } from "../../core/errors/problem.ts";

/** How a severity is called in what people read. */
export const severityTitles: Readonly<Record<Severity, string>> = {
  high: "High",
  medium: "Medium",
  low: "Low",
  informational: "Informational",
  gas: "Gas",
};

/** A count with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What an analyzer did, in a few words. */
export function runText({ outcome }: AnalyzerRun): string {
  switch (outcome.kind) {
    case "off":
      return "off";
    case "notAnalysed":
      return "not analysed";
    case "analysed":
      return outcome.counts.unit === "files"
        ? `analysed ${counted(outcome.counts.files, "file")}`
        : `analysed ${counted(outcome.counts.contracts, "contract")} with ${counted(outcome.counts.detectors, "detector")}`;
  }
}

/** Everything about an analyzer's run, as plain sentences. */
export function runTooltip(run: AnalyzerRun): string {
  const name = `${analyzerTitles[run.analyzer]} ${run.version}`.trim();
  if (run.outcome.kind === "off") return `${name} is switched off in hyperkit.audit.analyzers.`;
  if (run.outcome.kind === "analysed") return `${name} ${runText(run)} in ${(run.durationMs / 1000).toFixed(1)} s.`;
  const { what, fix, id } = describeProblem(run.outcome.problem);
  return `${name}: not analysed. ${what} ${fix} (${id})`;
}

/** The analyzers that were to analyse and did not. */
export function notAnalysed(runs: readonly AnalyzerRun[]): readonly string[] {
  return runs.filter(({ outcome }) => outcome.kind === "notAnalysed").map(({ analyzer }) => analyzerTitles[analyzer]);
}

/** e.g. `3 high, 1 medium`; `no findings`. */
export function findingCounts(findings: readonly Finding[]): string {
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

/** Who says it, with the rules' names. */
export function reportText({ reports }: Finding): string {
  return reports.map(({ analyzer, rule }) => `${analyzerTitles[analyzer]}: ${rule}`).join(", ");
}
