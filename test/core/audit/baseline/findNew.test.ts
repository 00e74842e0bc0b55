import assert from "node:assert/strict";
import { findNew } from "../../../../src/core/audit/baseline/findNew.ts";
import type { AnalyzerName } from "../../../../src/core/audit/analyzerName.ts";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { finding } from "../finding.ts";

function named(id: string, ...analyzers: readonly AnalyzerName[]): Finding {
  return { ...finding({ id }), reports: analyzers.map((analyzer) => ({ analyzer, rule: "r" })) };
}

const ids = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id);

describe("findNew", () => {
  it("counts one that the baseline has once as known once", () => {
    const found = [named("a", "slither"), named("a", "slither"), named("b", "slither"), named("c", "slither")];
    const { added, known, unclear, missing } = findNew(found, { findings: [named("b"), named("a"), named("d")], gaps: [] });
    assert.deepEqual([ids(known), ids(added), ids(unclear)], [["a", "b"], ["a", "c"], []]);
    assert.deepEqual(
      missing.map(({ id }) => id),
      ["d"],
    );
  });

  it("calls nothing new of an analyzer that had not analysed everything", () => {
    const found = [named("a", "slither"), named("b", "forgeLint"), named("c", "slither", "forgeLint"), named("d", "slither")];
    const { added, known, unclear } = findNew(found, { findings: [named("d")], gaps: ["slither"] });
    assert.deepEqual([ids(added), ids(known), ids(unclear)], [["b", "c"], ["d"], ["a"]]);
  });
});
