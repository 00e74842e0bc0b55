import type { AnalyzerName } from "../../src/core/audit/analyzerName.ts";
import type { AuditedBatch } from "./auditSet.ts";
import type { SaidOfSet } from "./scoreAudit.ts";

/** What one analyzer said of every batch. Of a batch that it did not analyse nothing counts, whatever it found before it stopped. */
export function gatherOf(analyzer: AnalyzerName, batches: readonly AuditedBatch[]): SaidOfSet {
  const runOf = ({ runs }: AuditedBatch) => runs.find((run) => run.analyzer === analyzer && run.outcome.kind === "analysed");
  return {
    ...byFolder(batches, (batch) => runOf(batch)?.findings ?? []),
    notAnalysed: batches.flatMap((batch) => (batch.folder === "vulnerable" && runOf(batch) === undefined ? batch.names : [])),
  };
}

/** What the merged result says. A batch counts as analysed when one of the analyzers analysed it. */
export function gatherMerged(batches: readonly AuditedBatch[]): SaidOfSet {
  const wasAnalysed = ({ runs }: AuditedBatch): boolean => runs.some(({ outcome }) => outcome.kind === "analysed");
  return {
    ...byFolder(batches, ({ merged }) => merged),
    notAnalysed: batches.flatMap((batch) => (batch.folder === "vulnerable" && !wasAnalysed(batch) ? batch.names : [])),
  };
}

/** The analyzers that took part, with their versions. One that is off everywhere did not. */
export function analyzersOf(batches: readonly AuditedBatch[]): ReadonlyMap<AnalyzerName, string> {
  const runs = batches.flatMap((batch) => batch.runs).filter(({ outcome }) => outcome.kind !== "off");
  return new Map(runs.map(({ analyzer, version }) => [analyzer, version]));
}

function byFolder(
  batches: readonly AuditedBatch[],
  findingsOf: (batch: AuditedBatch) => SaidOfSet["fixed"],
): Omit<SaidOfSet, "notAnalysed"> {
  const inFolder = (folder: AuditedBatch["folder"]): SaidOfSet["fixed"] =>
    batches.filter((batch) => batch.folder === folder).flatMap(findingsOf);
  return { vulnerable: inFolder("vulnerable"), fixed: inFolder("fixed"), decoys: inFolder("decoys") };
}
