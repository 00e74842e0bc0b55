import type { AnalyzerCounts, AnalyzerOutcome, AnalyzerRun } from "../analyzer.ts";
import type { FinishedAudit } from "../export/auditReport.ts";
import { mergeFindings } from "../mergeFindings.ts";

/** The audits of parts as one: it is complete when each part is, and an analyzer has analysed everything when it has in each. */
export function joinAudits(parts: readonly [FinishedAudit, ...FinishedAudit[]]): FinishedAudit {
  const [first, ...others] = parts;
  if (others.length === 0) return first;
  return {
    kind: "audited",
    complete: parts.every(({ complete }) => complete),
    findings: mergeFindings(parts.flatMap(({ findings }) => findings)),
    runs: first.runs.map(({ analyzer }) => joinRuns(parts.flatMap(({ runs }) => runs.filter((run) => run.analyzer === analyzer)))),
  };
}

function joinRuns(runs: readonly AnalyzerRun[]): AnalyzerRun {
  return runs.reduce((all, run) => ({
    analyzer: all.analyzer,
    version: all.version === "" ? run.version : all.version,
    outcome: joinOutcomes(all.outcome, run.outcome),
    findings: [...all.findings, ...run.findings],
    durationMs: all.durationMs + run.durationMs,
  }));
}

function joinOutcomes(a: AnalyzerOutcome, b: AnalyzerOutcome): AnalyzerOutcome {
  if (a.kind !== "analysed") return a;
  return b.kind === "analysed" ? { kind: "analysed", counts: addCounts(a.counts, b.counts) } : b;
}

/** The detectors are the same ones in each part. */
function addCounts(a: AnalyzerCounts, b: AnalyzerCounts): AnalyzerCounts {
  if (a.unit === "contracts" && b.unit === "contracts") return { ...a, contracts: a.contracts + b.contracts };
  return a.unit === "files" && b.unit === "files" ? { ...a, files: a.files + b.files } : a;
}
