import type { AnalyzerName } from "../../analyzerName.ts";
import type { Finding } from "../../finding.ts";

/** One wish of a file of the repository that an analyzer should be silent about something. HyperKit's audits do not heed it. */
export interface Silence {
  /** Root-relative POSIX path of the file. */
  readonly file: string;
  readonly analyzer: AnalyzerName;
  /** What it names: a rule, a path, or a rule on its place. */
  readonly text: string;
  hides(finding: Finding): boolean;
}

/** A silence about a rule, wherever it is reported. */
export function silencedRule(file: string, analyzer: AnalyzerName, rule: string): Silence {
  return { file, analyzer, text: rule, hides: (finding) => isReportedAs(finding, analyzer, rule) };
}

const mostStars = 6;

/** A silence about files: a folder, a file, or a pattern in which `*` stands for part of a name and `**` for any path. */
export function silencedPath(file: string, analyzer: AnalyzerName, path: string): Silence {
  // A pattern of a stranger with many stars would take for ever.
  if (path.split("*").length > mostStars) return { file, analyzer, text: path, hides: () => false };
  const pattern = path
    .replace(/^\.\//, "")
    .replace(/\/$/, "")
    .split(/(\*+)/)
    .map((part) => (part === "*" ? "[^/]*" : part.startsWith("*") ? ".*" : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)))
    .join("");
  const matches = new RegExp(`^${pattern}(?:/|$)`);
  return {
    file,
    analyzer,
    text: path,
    hides: (finding) => finding.reports.some((report) => report.analyzer === analyzer) && matches.test(finding.file),
  };
}

/** True when an analyzer said it under this rule. */
export function isReportedAs({ reports }: Finding, analyzer: AnalyzerName, rule: string): boolean {
  return reports.some((report) => report.analyzer === analyzer && report.rule === rule);
}
