// `node test/core/audit/cache/compareManyEdits.ts [--rounds N] [--seed N]`: audits after random edits, from the last audit and from nothing; exit 1 when they differ.
import { isDeepStrictEqual, parseArgs } from "node:util";
import { compareIncremental } from "./compareIncremental.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "100" }, seed: { type: "string", default: "1" } } });
let [round, parts, differing] = [0, 0, 0];
for await (const { edit, incremental, whole, wasPart } of compareIncremental(Number(values.seed), Number(values.rounds))) {
  round += 1;
  if (wasPart) parts += 1;
  if (isDeepStrictEqual(incremental, whole)) continue;
  differing += 1;
  console.log(
    `round ${round}, ${edit}\n  from the last audit: ${JSON.stringify(incremental)}\n  from nothing:        ${JSON.stringify(whole)}`,
  );
}
console.log(`seed ${values.seed}: ${round} edits, ${parts} analysed in part, ${differing} differ`);
process.exitCode = differing === 0 ? 0 : 1;
