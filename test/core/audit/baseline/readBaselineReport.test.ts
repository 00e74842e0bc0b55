import assert from "node:assert/strict";
import { join } from "node:path";
import { readBaselineReport } from "../../../../src/core/audit/baseline/readBaselineReport.ts";
import { renderJson } from "../../../../src/core/audit/export/renderJson.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { alone, failed, sampleReport } from "../export/sampleReport.ts";

const sample = sampleReport({ runs: [failed], findings: [alone] });

async function read(content: string, project = sample.project) {
  const folder = await freshFolder({ "r.json": content });
  const outcome = await readBaselineReport(join(folder, "r.json"), "r.json", project);
  return outcome.kind === "failed" ? outcome.problem.name : outcome;
}

describe("readBaselineReport", () => {
  const report = renderJson(sample);
  const ids = sample.outcome.findings.map(({ id }) => id);
  const gaps = sample.outcome.runs.flatMap(({ analyzer, outcome }) => (outcome.kind === "analysed" ? [] : [analyzer]));

  it("reads a report, and that of one project from several", async () => {
    const source = { kind: "report", path: "r.json" };
    assert.ok(ids.length > 0 && gaps.length > 0);
    assert.deepEqual(await read(report), { kind: "known", source, ids, gaps });
    const several = {
      format: "hyperkit-terminal",
      version: 1,
      projects: [{ name: "x" }, { name: "y", report: JSON.parse(report) as unknown }],
    };
    assert.deepEqual(await read(JSON.stringify(several)), { kind: "known", source, ids, gaps });
  });

  it("takes nothing else for a report, and no other project's", async () => {
    for (const content of ["", "{}", "[]", report.replace('"version": 1', '"version": 2'), '{"format":"hyperkit-terminal","version":1}']) {
      assert.equal(await read(content), "baselineReport");
    }
    assert.equal(await read(report, "another"), "baselineReport");
  });
});
