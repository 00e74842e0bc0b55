import type { Score, Share } from "./scoreAudit.ts";

/** One row of the tables: who said it. */
export interface NamedScore {
  /** An analyzer with its version, or `merged`. */
  readonly name: string;
  readonly score: Score;
}

/** The figures as Markdown, the form in which the set's README shows them. */
export function scoreTables(scores: readonly NamedScore[]): string {
  const figures = scores.map(({ name, score }) => [
    name,
    percent(score.recall),
    percent(score.precision),
    percent(score.precisionByFile),
    percent(score.labelOnTwin),
    perFile(score.alarmsOnTwins),
    perFile(score.alarmsOnDecoys),
    percent(score.duplicates),
  ]);
  const head = ["", "recall", "precision", "precision by file", "label on twin", "alarms a twin", "alarms a decoy", "duplicates"];
  const categories = [...new Set(scores.flatMap(({ score }) => [...score.recallByCategory.keys()]))];
  const recall = categories.map((category) => [
    category,
    ...scores.map(({ score }) => {
      const { part, whole } = score.recallByCategory.get(category) ?? { part: 0, whole: 0 };
      return `${part} of ${whole}`;
    }),
  ]);
  return [table(head, figures), table(["category", ...scores.map(({ name }) => name)], recall)].join("\n\n");
}

/** What the tables do not tell: which contracts each one missed, did not analyse, or still reports when they are fixed. */
export function scoreDetails(scores: readonly NamedScore[]): string {
  return scores
    .flatMap(({ name, score }) => [
      `${name}: not analysed ${list(score.notAnalysed)}`,
      `${name}: missed ${list(score.missed)}`,
      `${name}: still reported on the twin ${list(score.stillReported)}`,
    ])
    .join("\n");
}

function percent({ part, whole }: Share): string {
  return `${whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`} (${part} of ${whole})`;
}

function perFile({ part, whole }: Share): string {
  return `${whole === 0 ? "-" : (part / whole).toFixed(2)} (${part})`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : `${names.length}: ${names.join(", ")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
