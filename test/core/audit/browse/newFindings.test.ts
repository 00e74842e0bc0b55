import assert from "node:assert/strict";
import { newFindings } from "../../../../src/core/audit/browse/newFindings.ts";
import { triaged } from "./triaged.ts";

const old = triaged({ id: "old" });
const added = triaged({ id: "added" });
const bySlither = triaged({ id: "unclear", reports: [{ analyzer: "slither", rule: "reentrancy-eth" }] });

describe("newFindings", () => {
  it("hides what was there before, and nothing else, in the order of the findings", () => {
    assert.deepEqual(newFindings([added, old, bySlither], { findings: [old.finding], gaps: [] }), [added, bySlither]);
    assert.deepEqual(newFindings([old], { findings: [], gaps: [] }), [old]);
  });

  it("keeps what an analyzer finds that had not analysed everything then", () => {
    assert.deepEqual(newFindings([old, bySlither], { findings: [old.finding], gaps: ["slither"] }), [bySlither]);
  });
});
