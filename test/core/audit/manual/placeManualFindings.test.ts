import { strict as assert } from "node:assert";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import { joinManual } from "../../../../src/core/audit/manual/joinManual.ts";
import { placeManualFindings } from "../../../../src/core/audit/manual/placeManualFindings.ts";
import type { ManualFinding } from "../../../../src/core/audit/manual/placeManualFindings.ts";
import type { ManualRecord } from "../../../../src/core/audit/manual/manualRecord.ts";
import { readSource } from "../../../../src/core/audit/manual/readSource.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { finding } from "../finding.ts";
import { idOf, manualRecord, source } from "./manual.ts";

async function place(record: ManualRecord, text = source): Promise<ManualFinding> {
  const [placed] = await placeManualFindings([record], async () => text);
  assert.ok(placed !== undefined);
  return placed;
}

describe("placeManualFindings", () => {
  it("makes a finding of a record, with everything that the person said", async () => {
    const { finding: found } = await place(manualRecord());
    assert.deepEqual(found, {
      id: `v1:${idOf("a")}`,
      category: "unprotected-function",
      severity: "high",
      confidence: "high",
      title: "Anyone can take",
      message: "Anyone can take\n\nThere is no check.\nNot even one.\n\nRecommendation: Add one.",
      file: "src/Vault.sol",
      range: { startLine: 4, startCharacter: 8, endLine: 4, endCharacter: 24 },
      fileHash: hashText(source),
      related: [],
      reports: [{ analyzer: "manual", rule: "unprotected-function", author: "Ada", record: idOf("a") }],
    });
  });

  it("follows moved lines, also in a file with CRLF and a byte order mark, and is stale once its function was edited", async () => {
    const moved = await place(manualRecord(), `\uFEFF// one\n// two\n${source}`.replaceAll("\n", "\r\n"));
    assert.deepEqual([moved.finding.range.startLine, moved.finding.stale], [6, undefined]);
    const edited = await place(manualRecord(), source.replace("-=", "+="));
    assert.deepEqual([edited.finding.range.startLine, edited.finding.stale], [3, true]);
  });

  it("is stale where the file is gone", async () => {
    const [gone] = await placeManualFindings([manualRecord()], async () => undefined);
    assert.deepEqual([gone?.finding.stale, gone?.finding.fileHash, gone?.finding.range.startLine], [true, "", 4]);
  });
});

describe("joinManual", () => {
  const here = { file: "src/Vault.sol", fileHash: hashText(source), category: "unprotected-function", id: "v1:tool" };
  const tool = finding({ ...here, severity: "low", range: { startLine: 3, startCharacter: 0, endLine: 5, endCharacter: 5 } });

  it("joins the same category and place under the analyzer's identity, with the worse severity and both words", async () => {
    const [joined, ...rest] = joinManual([tool], [await place(manualRecord())]);
    assert.deepEqual(rest, []);
    assert.deepEqual([joined?.id, joined?.severity, joined?.title], ["v1:tool", "high", tool.title]);
    assert.deepEqual(
      joined?.reports.map(({ analyzer }) => analyzer),
      ["forgeLint", "manual"],
    );
    assert.match(joined?.message ?? "", /There is no check\./);
  });

  it("keeps another category, another file and an edited text apart", async () => {
    const manual = [await place(manualRecord())];
    for (const other of [{ category: "reentrancy" }, { file: "src/B.sol" }, { fileHash: "b" }]) {
      assert.equal(joinManual([{ ...tool, ...other }], manual).length, 2, JSON.stringify(other));
    }
  });

  it("joins what the person called the same, wherever it is, and several of them", async () => {
    const other = { ...tool, category: "reentrancy", range: { startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 1 } };
    const mine = await place(manualRecord({ sameAs: "v1:tool" }));
    const yours = await place(manualRecord({ sameAs: "v1:tool", id: idOf("b"), author: "Grace" }));
    const [joined, ...rest] = joinManual([other], [mine, yours]);
    assert.deepEqual([joined?.reports.length, rest.length], [3, 0]);
    assert.equal(joinManual([{ ...other, id: "v1:edited" }], [mine]).length, 2);
  });

  it("stands alone without any audit, the worst first", async () => {
    const low = await place(manualRecord({ id: idOf("b"), severity: "low" }));
    const high = await place(manualRecord());
    assert.deepEqual(
      joinManual([], [low, high]).map(({ severity }) => severity),
      ["high", "low"],
    );
  });
});

describe("readSource", () => {
  it("reads a file of the root, and none that a link leads out to", async () => {
    const outside = await freshFolder({ "key.pem": "secret" });
    const root = await freshFolder({ "src/A.sol": "contract A {}" });
    await symlink(join(outside, "key.pem"), join(root, "src", "B.sol"));
    assert.equal(await readSource(root, "src/A.sol"), "contract A {}");
    assert.equal(await readSource(root, "src/B.sol"), undefined);
    assert.equal(await readSource(root, "src"), undefined);
    assert.equal(await readSource(root, "src/C.sol"), undefined);
  });
});
