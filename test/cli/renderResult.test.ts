import assert from "node:assert/strict";
import { renderResult } from "../../src/cli/renderResult.ts";
import type { ProofRecord } from "../../src/core/audit/proof/proofRecord.ts";
import type { AuditedTarget } from "../../src/core/audit/projects/runTarget.ts";
import { alone, sampleReport, shared } from "../core/audit/export/sampleReport.ts";

const { outcome, auditedAt } = sampleReport({ findings: [shared, { ...shared, id: "v1:other", severity: "medium" }, alone] });
const proof: Omit<ProofRecord, "result"> = {
  version: 1,
  ...{ finding: shared.id, gain: "1 ETH", path: "test/P.t.sol", attackTest: "a", controlTest: "c" },
  ...{ ranAt: "2026-11-25T08:00:00Z", files: {} },
};

function rows(result: "proven" | "notProven"): readonly string[] {
  const audited: AuditedTarget = {
    kind: "audited",
    target: { project: { root: "/p", name: "demo" } },
    ...{ outcome, auditedAt, leftOut: [] },
    triage: { records: [], problems: [] },
    proofs: new Map([[shared.id, { ...proof, result }]]),
  };
  return renderResult(audited, { failOn: "low", cwd: "/p", color: false })
    .split("\n")
    .filter((line) => line.startsWith("  src/"));
}

describe("renderResult", () => {
  it("says of high and medium findings whether a test has proven them on this code, and of others nothing", () => {
    const [high = "", medium = "", note = ""] = rows("proven");
    assert.match(high, / {2}proven$/);
    assert.match(medium, / {2}unproven$/);
    assert.match(note, /\]$/);
    assert.match(rows("notProven")[0] ?? "", / {2}not proven$/);
  });
});
