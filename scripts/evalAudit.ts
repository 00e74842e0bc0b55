// `npm run eval:audit [-- --json FILE]`: the analyzers of an audit, each and merged, against the labelled contracts of test/eval/audit.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { analyzerTitles } from "../src/core/audit/analyzerName.ts";
import { auditSet } from "./eval/auditSet.ts";
import { listContracts, readPairs } from "./eval/developmentSet.ts";
import { analyzersOf, gatherMerged, gatherOf } from "./eval/gatherFindings.ts";
import { scoreDetails, scoreTables } from "./eval/printScores.ts";
import { scoreAudit } from "./eval/scoreAudit.ts";
import { findPython } from "./bootstrap/findPython.mjs";
import { runMain } from "./setup/runMain.ts";
import { SetUpError } from "./bootstrap/setUpError.mjs";
import { ensureSlither } from "./setup/slither.ts";

const { values } = parseArgs({ options: { json: { type: "string" } } });

await runMain(async () => {
  const python = findPython(process.env);
  if (python.kind !== "found") throw new SetUpError("Python 3.10 or newer with venv was not found: install it and run the command again.");
  await ensureSlither(python);
  const set = { pairs: await readPairs(), decoys: (await listContracts("decoys")).length };
  const batches = await auditSet((line) => console.error(line));
  const scores = [
    ...[...analyzersOf(batches)].map(([analyzer, version]) => ({
      name: `${analyzerTitles[analyzer]} ${version}`.trim(),
      score: scoreAudit(gatherOf(analyzer, batches), set),
    })),
    { name: "merged", score: scoreAudit(gatherMerged(batches), set) },
  ];
  console.log(`${scoreTables(scores)}\n\n${scoreDetails(scores)}`);
  if (values.json !== undefined) {
    const plain = scores.map(({ name, score }) => ({ name, ...score, recallByCategory: Object.fromEntries(score.recallByCategory) }));
    const findings = batches.map(({ folder, line, merged }) => ({ folder, line, merged }));
    await writeFile(values.json, `${JSON.stringify({ scores: plain, findings }, null, 2)}\n`);
  }
  return 0;
});
