import assert from "node:assert/strict";
import type { AnalyzerRun } from "../../../src/core/audit/analyzer.ts";
import { auditState } from "../../../src/core/audit/auditState.ts";
import { triaged } from "./browse/triaged.ts";
import { failed, off, sampleReport } from "./export/sampleReport.ts";

const { runs } = sampleReport().outcome;
const findings = [
  triaged({ id: "1", severity: "high" }),
  triaged({ id: "2", severity: "high" }, "triaged"),
  triaged({ id: "3", severity: "medium" }, "reopened"),
  triaged({ id: "4", severity: "low" }),
];

function stateOf(of: readonly AnalyzerRun[], stale = false): ReturnType<typeof auditState> {
  return auditState({ kind: "audited", complete: true, findings: [], runs: of }, findings, { stale });
}

describe("auditState", () => {
  it("counts what is open, an expired decision included", () => {
    assert.deepEqual(stateOf(runs), { kind: "audited", high: 1, medium: 1, notAnalysed: [], allOff: false, stale: false });
  });

  it("names who did not analyse everything, and says when all are off or a source was changed", () => {
    assert.deepEqual(stateOf([failed, ...runs.slice(1)], true), {
      kind: "audited",
      high: 1,
      medium: 1,
      notAnalysed: ["slither"],
      allOff: false,
      stale: true,
    });
    const state = stateOf([off]);
    assert.ok(state.kind === "audited" && state.allOff && state.notAnalysed.length === 0);
  });

  it("takes findings of people alone for no audit", () => {
    assert.deepEqual(stateOf([]), { kind: "none" });
  });
});
