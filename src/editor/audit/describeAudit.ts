import { analyzerTitles } from "../../core/audit/analyzer.ts";
import type { AnalyzerCounts, AnalyzerName, AnalyzerRun } from "../../core/audit/analyzer.ts";
import { newestKnown } from "../../core/audit/compatibleVersions.ts";
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
      return outcome.why === "switchedOff" ? "off" : "off, not installed";
    case "notAnalysed":
      return "not analysed";
    case "analysed":
      return `analysed ${countsText(outcome.counts)}`;
  }
}

function countsText(counts: AnalyzerCounts): string {
  const what = counts.unit === "files" ? counted(counts.files, "file") : counted(counts.contracts, "contract");
  return counts.detectors === undefined ? what : `${what} with ${counted(counts.detectors, "detector")}`;
}

/** What a person should know of an analyzer before they trust its word. */
const caveats: Readonly<Partial<Record<AnalyzerName, string>>> = {
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
