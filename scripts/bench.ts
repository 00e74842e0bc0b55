// `npm run bench [-- --row NAME] [--runs N] [--json FILE]`: ours beside the raw tool, in alternating runs; exit 1 when a goal is missed.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { compile, compileWarm } from "./bench/compile.ts";
import { auditCold, auditEdited, auditTogether, auditUnchanged, auditWarm } from "./bench/audit.ts";
import { activation } from "./bench/activation.ts";
import { findings, lightbulb } from "./bench/findings.ts";
import { deploy, deployBlocks } from "./bench/deploy.ts";
import { eagerBundle } from "./bench/eagerBundle.ts";
import { measureRow } from "./bench/measureRow.ts";
import type { BenchResult, BenchRow } from "./bench/benchRow.ts";
import { describeMachine, resultLine } from "./bench/printResults.ts";
import { runMain } from "./setup/runMain.ts";
import { setUp } from "./setup/setUp.ts";

const rows: readonly BenchRow[] = [
  compile,
  compileWarm,
  auditCold,
  auditWarm,
  auditUnchanged,
  auditEdited,
  auditTogether,
  deploy,
  deployBlocks,
  eagerBundle,
  activation,
  findings,
  lightbulb,
];

const { values } = parseArgs({
  options: { row: { type: "string", multiple: true }, runs: { type: "string", default: "10" }, json: { type: "string" } },
});
const runs = Number(values.runs);
const chosen = rows.filter(({ name }) => values.row === undefined || values.row.includes(name));
if (!Number.isInteger(runs) || runs < 1 || chosen.length < (values.row?.length ?? 1)) {
  console.error(`Usage: npm run bench [-- --row ${rows.map(({ name }) => name).join("|")}] [--runs N] [--json FILE]`);
  process.exit(2);
}

await runMain(async () => {
  await setUp();
  const machine = describeMachine();
  console.log(machine);
  const results: BenchResult[] = [];
  for (const row of chosen) {
    const result = await measureRow(row, runs);
    results.push(result);
    console.log(resultLine(result));
  }
  const lines = results.map((result) => ({ ...result, machine }));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(lines, null, 2)}\n`);
  return results.every(({ holds }) => holds) ? 0 : 1;
});
