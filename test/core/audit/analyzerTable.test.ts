import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nativeFoundryBinary } from "../../../scripts/setup/foundry.ts";
import { createAnalyzers } from "../../../src/core/audit/analyzerTable.ts";
import { runAudit } from "../../../src/core/audit/runAudit.ts";
import { silentLog } from "../../../src/core/observe/log.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { auditPorts, fakeTool, makeProject, never, reentrantBank } from "./auditFolder.ts";

const golden = new URL("../../golden/aderyn/bank/report.json", import.meta.url);

describe("the analyzers of an audit", () => {
  const cases = [
    ["slither finishes its build", "exit 1", true, true, 1],
    ["slither is switched off", "exit 1", false, true, 1],
    ["slither and HyperKit are switched off", "exit 1", false, false, 1],
  ] as const;
  for (const [name, script, slitherOn, hyperkitOn, builds] of cases) {
    it(`build once where ${name}, and the others analyse`, async () => {
      const calls = join(await freshFolder(), "calls");
      const forge = await fakeTool("forge", `echo "$1" >> '${calls}'; exec '${nativeFoundryBinary("forge")}' "$@"`);
      const slither = await fakeTool("slither", `[ "$1" = --version ] && { echo 0.11.6; exit 0; }\n${script}`);
      const aderyn = await fakeTool("aderyn", `[ "$1" = --version ] && { echo aderyn 0.6.8; exit 0; }\ncp '${golden.pathname}' "$3"`);
      const input = await makeProject({ "src/Bank.sol": reentrantBank });
      const enabled = { slither: slitherOn, forgeLint: false, hyperkit: hyperkitOn, aderyn: true, mythril: false };
      const analyzers = createAnalyzers(await auditPorts({ forge, slither, aderyn }));
      for (const audit of [1, 2]) {
        const outcome = await runAudit({ ...input, enabled }, { analyzers, log: silentLog }, { signal: never });
        assert.ok(outcome.kind === "audited");
        const outcomeOf = new Map(outcome.runs.map((run) => [run.analyzer, run.outcome.kind]));
        assert.deepEqual([outcomeOf.get("aderyn"), outcomeOf.get("hyperkit")], ["analysed", hyperkitOn ? "analysed" : "off"]);
        const made = (await readFile(calls, "utf8")).split("\n").filter((call) => call === "build");
        assert.equal(made.length, builds * audit);
      }
    });
  }

  it("build for themselves where slither is missing", async () => {
    const aderyn = await fakeTool("aderyn", `[ "$1" = --version ] && { echo aderyn 0.6.8; exit 0; }\ncp '${golden.pathname}' "$3"`);
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const analyzers = createAnalyzers(await auditPorts({ slither: undefined, aderyn }));
    const enabled = { slither: true, forgeLint: false, hyperkit: false, aderyn: true, mythril: false };
    const outcome = await runAudit({ ...input, enabled }, { analyzers, log: silentLog }, { signal: never });
    assert.ok(outcome.kind === "audited");
    assert.deepEqual(
      outcome.runs.map(({ outcome: { kind } }) => kind),
      ["notAnalysed", "off", "off", "analysed", "off"],
    );
  });
});
