import assert from "node:assert/strict";
import { join } from "node:path";
import { readBaselineReport } from "../../../../src/core/audit/baseline/readBaselineReport.ts";
import type { EarlierFinding } from "../../../../src/core/audit/baseline/baseline.ts";
import { compareWithBaseline } from "../../../../src/core/audit/baseline/compareWithBaseline.ts";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { renderJson } from "../../../../src/core/audit/export/renderJson.ts";
import { renderSarif } from "../../../../src/core/audit/export/renderSarif.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { alone, failed, sampleReport } from "../export/sampleReport.ts";

const sample = sampleReport({ runs: [failed], findings: [alone] });

async function read(content: string, project = sample.project) {
  const folder = await freshFolder({ "r.json": content });
  const outcome = await readBaselineReport(join(folder, "r.json"), "r.json", project);
  return outcome.kind === "failed" ? outcome.problem.name : outcome;
}

/** What reports tell of a finding. */
function asEarlier({ id, category, severity, confidence, title, message, file, range, reports }: Finding): EarlierFinding {
  const named = reports.map(({ analyzer, rule }) => ({ analyzer, rule }));
  return { id, category, severity, confidence, title, message, file, range, reports: named };
}

describe("readBaselineReport", () => {
  const report = renderJson(sample);
  const findings = sample.outcome.findings.map(asEarlier);
  const gaps = sample.outcome.runs.flatMap(({ analyzer, outcome }) => (outcome.kind === "analysed" ? [] : [analyzer]));

  it("reads a report, and that of one project from several", async () => {
    const source = { kind: "report", path: "r.json" };
    assert.ok(findings.length > 0 && gaps.length > 0);
    assert.deepEqual(await read(report), { kind: "known", source, findings, gaps });
    const several = {
      format: "hyperkit-terminal",
      version: 1,
      projects: [{ name: "x" }, { name: "y", report: JSON.parse(report) as unknown }],
    };
    assert.deepEqual(await read(JSON.stringify(several)), { kind: "known", source, findings, gaps });
  });

  it("reads from SARIF once what two report, and nothing that was gone", async () => {
    const whole = sampleReport();
    const gone = { ...alone, id: "v1:gone" };
    const comparison = compareWithBaseline(whole.outcome, {
      kind: "known",
      source: { kind: "report", path: "" },
      findings: [gone],
      gaps: [],
    });
    const outcome = await read(renderSarif({ ...whole, comparison, folder: "packages/a b" }), whole.project);
    assert.ok(typeof outcome !== "string" && outcome.kind === "known");
    assert.deepEqual(outcome.findings, whole.outcome.findings.map(asEarlier));
    assert.deepEqual(outcome.gaps, []);
  });

  it("takes nothing else for a report, and no other project's", async () => {
    for (const content of [
      "",
      "{}",
      "[]",
      '{"version":"2.1.0","runs":[]}',
      report.replace('"version": 1', '"version": 2'),
      '{"format":"hyperkit-terminal","version":1}',
    ]) {
      assert.equal(await read(content), "baselineReport");
    }
    assert.equal(await read(report, "another"), "baselineReport");
  });
});
