import { problem } from "../../errors/problem.ts";
import type { AnalyzerRun } from "../analyzer.ts";
import { analyzerTitles } from "../analyzerName.ts";
import { leftOutPlace } from "../leftOut.ts";
import type { LeftOut } from "../leftOut.ts";

/** The most file names that a sentence lists. */
const mostNamed = 5;

/** An analyzer that was not given everything has not analysed everything, whatever it says of the rest. */
export function withoutFiles(run: AnalyzerRun, leftOut: readonly LeftOut[]): AnalyzerRun {
  if (run.outcome.kind !== "analysed") return run;
  const more = leftOut.length > mostNamed ? ` and ${leftOut.length - mostNamed} more` : "";
  const files = `${leftOut
    .slice(0, mostNamed)
    .map(({ file }) => file)
    .join(", ")}${more}`;
  const details = leftOut.map((entry) => `${leftOutPlace(entry)}: ${entry.reason}`).join("\n");
  const why = problem("filesLeftOut", { analyzer: analyzerTitles[run.analyzer], files }, { details });
  return { ...run, outcome: { kind: "notAnalysed", problem: why } };
}
