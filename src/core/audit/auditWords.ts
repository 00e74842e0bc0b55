import { analyzerTitles } from "./analyzerName.ts";
import type { AnalyzerCounts } from "./analyzer.ts";
import { severities } from "./finding.ts";
import type { Finding, Report, Reporter, Severity } from "./finding.ts";

/** How a severity is called in what people read. */
export const severityTitles: Readonly<Record<Severity, string>> = {
  high: "High",
  medium: "Medium",
  low: "Low",
  informational: "Informational",
  gas: "Gas",
};

/** How those who make statements are called in what people read. */
export const reporterTitles: Readonly<Record<Reporter, string>> = { ...analyzerTitles, manual: "manual review" };

/** True for the name of one who makes statements. */
export function isReporter(name: string): name is Reporter {
  return Object.hasOwn(reporterTitles, name);
}

/** Who made a statement, e.g. `slither`, `manual review by Ada`. */
export function reporterText(report: Report): string {
  return report.analyzer === "manual" ? `${reporterTitles.manual} by ${report.author}` : reporterTitles[report.analyzer];
}

const lists = new Intl.ListFormat("en-GB");

/** Names in a sentence, e.g. `slither, forge lint and HyperKit`. */
export function listed(names: readonly string[]): string {
  return lists.format(names);
}

/** A count with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** How much an analyzer analysed, e.g. `10 contracts with 102 detectors`. */
export function analysedText(counts: AnalyzerCounts): string {
  const what = counts.unit === "files" ? counted(counts.files, "file") : counted(counts.contracts, "contract");
  return counts.detectors === undefined ? what : `${what} with ${counted(counts.detectors, "detector")}`;
}

/** The findings by severity, worst first, e.g. `3 high, 1 medium`; empty for none. */
export function severityCounts(findings: readonly Finding[]): string {
  return severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(", ");
}
