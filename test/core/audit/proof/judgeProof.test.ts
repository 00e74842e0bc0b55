import { strict as assert } from "node:assert";
import { judgeProof } from "../../../../src/core/audit/proof/judgeProof.ts";
import { parseProofRecord } from "../../../../src/core/audit/proof/proofRecord.ts";

const test = { path: "test/hyperkit/A.t.sol", attackTest: "test_attack", controlTest: "test_control" };

function judge(results: object, suite = "test/hyperkit/A.t.sol:ATest"): unknown {
  const verdict = judgeProof(JSON.stringify({ [suite]: { test_results: results } }), test, "");
  return verdict.kind === "failed" ? verdict.problem.args : verdict;
}

const passed = { status: "Success", reason: null };

function failed(reason: string | null): object {
  return { status: "Failure", reason };
}

describe("judgeProof", () => {
  it("says proven only of the test's own statement, with the control passed", () => {
    const gain = failed("HyperKit proof: attacker 0 -> 10 ETH");
    assert.deepEqual(judge({ "test_attack()": gain, "test_control()": passed }), { kind: "proven", gain: "attacker 0 -> 10 ETH" });
    assert.deepEqual(judge({ "test_attack()": gain, "test_control()": failed("no") }), { reason: "test_control: no" });
    assert.deepEqual(judge({ "test_attack()": failed("arithmetic"), "test_control()": passed }), { reason: "test_attack: arithmetic" });
    assert.deepEqual(judge({ "test_attack()": failed(null), "test_control()": passed }), { reason: "test_attack: no reason given" });
  });

  it("says not proven only where both ran and passed", () => {
    assert.deepEqual(judge({ "test_attack()": passed, "test_control()": passed }), { kind: "notProven" });
    assert.deepEqual(judge({ "test_attack()": passed }), { reason: "forge ran no such test" });
    assert.deepEqual(judge({ "setUp()": failed("year") }), { reason: "setting it up failed (year)" });
    assert.deepEqual(judge({ "test_attack()": passed, "test_control()": passed }, "test/B.t.sol:BTest"), {
      reason: "forge ran no such test",
    });
  });

  it("says nothing of an answer that it does not understand", () => {
    for (const answer of ["", "Error: Compiler run failed", "{", "[]", '{"a":1}', '{"a":{"test_results":[]}}']) {
      assert.equal(judgeProof(answer, test, "").kind, "failed", answer);
    }
  });
});

describe("parseProofRecord", () => {
  const record = {
    version: 1,
    finding: "v1:a",
    result: "proven",
    gain: "g",
    files: { "src/A.sol": "h" },
    path: "t",
    attackTest: "a",
    controlTest: "c",
    ranAt: "2026",
  };

  it("reads its own shape and nothing else", () => {
    assert.deepEqual(parseProofRecord(JSON.stringify(record)), record);
    for (const text of ["", "null", "{}", JSON.stringify({ ...record, version: 2 }), JSON.stringify({ ...record, result: "certain" })]) {
      assert.equal(parseProofRecord(text), undefined, text);
    }
  });
});
