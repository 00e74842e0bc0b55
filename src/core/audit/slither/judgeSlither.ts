import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";

/** What a run of slither is judged by. */
export interface SlitherEvidence {
  readonly exitCode: number;
  readonly stderr: string;
  /** How many contracts the compiler made. */
  readonly expectedContracts: number;
}

/** Whether slither analysed everything. */
export type SlitherVerdict =
  | { readonly kind: "complete"; readonly contracts: number; readonly detectors: number; readonly results: number }
  | { readonly kind: "incomplete"; readonly problem: Problem };

/**
 * Decides from slither's own words whether it analysed everything. Its exit code and `success` cannot tell: 255 means findings as
 * well as a crash, and a contract that it could not parse is skipped with a line on stderr and `success: true`. So the last line
 * must state its counts, the counts must be what the compiler made, and nothing may have been said that is not a finding.
 */
export function judgeSlither({ exitCode, stderr, expectedContracts }: SlitherEvidence): SlitherVerdict {
  const lines = stderr.split(/\r?\n/);
  const summary = lines.map((line) => summaryLine.exec(line)).findLast((match) => match !== null);
  if (summary === undefined || (exitCode !== 0 && exitCode !== 255)) {
    const reason = lines.findLast((line) => line.trim() !== "")?.trim() ?? `exit code ${exitCode}, no output`;
    return incomplete(problem("analyzerFailed", { analyzer: "slither", reason: shorten(reason) }, { details: stderr }));
  }
  const [contracts = 0, detectors = 0, results = 0] = summary.slice(1).map(Number);
  if (contracts === 0 || detectors === 0) return incomplete(problem("analyzerNothing", { analyzer: "slither" }, { details: stderr }));
  const said = strayLines(lines)[0];
  if (said !== undefined)
    return incomplete(problem("analyzerSkipped", { analyzer: "slither", reason: shorten(said) }, { details: stderr }));
  if (contracts < expectedContracts) {
    const args = { analyzer: "slither", analysed: contracts, expected: expectedContracts };
    return incomplete(problem("analyzerIncomplete", args, { details: stderr }));
  }
  return { kind: "complete", contracts, detectors, results };
}

const summaryLine = / analyzed \((\d+) contracts with (\d+) detectors\), (\d+) result\(s\) found$/;

function incomplete(why: Problem): SlitherVerdict {
  return { kind: "incomplete", problem: why };
}

/** What stands outside of the findings' own text: slither prints each from `Detector:` to `Reference:`, and errors between them. */
function strayLines(lines: readonly string[]): readonly string[] {
  const stray: string[] = [];
  let inFinding = false;
  for (const line of lines) {
    if (/^(INFO:Detectors:)?\s*Detector: /.test(line)) inFinding = true;
    else if (inFinding) inFinding = !line.startsWith("Reference: ");
    else if (line.trim() !== "" && !harmless.some((known) => known.test(line))) stray.push(line.trim());
  }
  return stray;
}

/** Lines that are no sign of anything missing. A unit without contracts (free functions, constants) shows in no count either. */
const harmless: readonly RegExp[] = [
  summaryLine,
  /^(INFO:Detectors:|INFO:Slither:)$/,
  /^(INFO:Slither:)?No contracts were found in /,
  /^(INFO:CryticCompile:)?('forge config --json' running|--ignore-compile used, )/,
];

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
