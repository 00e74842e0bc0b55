import assert from "node:assert/strict";
import { auditFiles } from "../../../../src/core/audit/projects/auditFiles.ts";
import { groupByNames } from "../../../../src/core/audit/projects/groupByNames.ts";
import type { AuditOutcome } from "../../../../src/core/audit/analyzer.ts";
import { problem } from "../../../../src/core/errors/problem.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

function outcomeFor(files: readonly string[], bad: string): AuditOutcome {
  const outcome = files.includes(bad)
    ? ({ kind: "notAnalysed", problem: problem("analyzerFailed", { analyzer: "slither", reason: "it crashed" }) } as const)
    : ({ kind: "analysed", counts: { unit: "contracts", contracts: files.length, detectors: 9 } } as const);
  const run = { analyzer: "slither", version: "1", outcome, findings: [], durationMs: 1 } as const;
  return { kind: "audited", complete: outcome.kind === "analysed", findings: [], runs: [run] };
}

describe("auditFiles", () => {
  it("halves a group until what an analyzer fails on is alone", async () => {
    const files = ["A.sol", "B.sol", "C.sol", "D.sol", "E.sol"];
    const folder = await freshFolder(Object.fromEntries(files.map((name) => [name, `contract ${name.charAt(0)} {}`])));
    const asked: string[] = [];
    const outcome = await auditFiles(folder, files, async (group) => {
      asked.push(group.join());
      return Promise.resolve(outcomeFor(group, "D.sol"));
    });
    assert.ok(outcome.kind === "audited");
    assert.deepEqual(asked, [files.join(), "A.sol,B.sol,C.sol", "D.sol,E.sol", "D.sol", "E.sol"]);
    assert.deepEqual([outcome.complete, outcome.runs[0]?.outcome.kind, outcome.runs[0]?.durationMs], [false, "notAnalysed", 3]);
  });

  it("adds up what the parts analysed", async () => {
    const folder = await freshFolder({ "A.sol": "contract X {}", "B.sol": "contract X {}" });
    const outcome = await auditFiles(folder, ["A.sol", "B.sol"], async (group) => Promise.resolve(outcomeFor(group, "")));
    assert.ok(outcome.kind === "audited");
    assert.deepEqual(outcome.runs[0]?.outcome, { kind: "analysed", counts: { unit: "contracts", contracts: 2, detectors: 9 } });
  });
});

describe("groupByNames", () => {
  it("keeps contracts of one name apart, those of imports too; interfaces may repeat", async () => {
    const folder = await freshFolder({
      "A.sol": 'import "./Base.sol"; interface I {} contract A is Base {}',
      "B.sol": 'import {Base} from "./Base.sol"; interface I {} contract B is Base {}',
      "Base.sol": "contract Base {} // contract B {}",
      "C.sol": "library Base {}",
      "D.sol": "contract A {}",
    });
    assert.deepEqual(await groupByNames(folder, ["A.sol", "B.sol", "C.sol", "D.sol"]), [
      ["A.sol", "B.sol"],
      ["C.sol", "D.sol"],
    ]);
  });
});
