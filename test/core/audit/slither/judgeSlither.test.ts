import { strict as assert } from "node:assert";
import fc from "fast-check";
import { judgeSlither } from "../../../../src/core/audit/slither/judgeSlither.ts";

const summary = "/p analyzed (3 contracts with 102 detectors), 0 result(s) found";
const judge = (stderr: string, expectedContracts = 3, exitCode = 0): string => {
  const verdict = judgeSlither({ exitCode, stderr, expectedContracts });
  return verdict.kind === "complete" ? "complete" : verdict.problem.name;
};

describe("judgeSlither", () => {
  it("needs the counts", () => {
    assert.equal(judge(summary), "complete");
    assert.equal(judge(""), "analyzerFailed");
    assert.equal(judge("Traceback (most recent call last):\nKeyError: 1", 3, 1), "analyzerFailed");
    assert.equal(judge(summary, 4), "analyzerIncomplete");
    assert.equal(judge(summary.replace("3 contracts", "0 contracts")), "analyzerNothing");
    assert.equal(judge(summary.replace("102 detectors", "0 detectors")), "analyzerNothing");
  });

  it("knows two exit codes of a finished run", () => {
    assert.equal(judge(summary, 3, 255), "complete");
    assert.equal(judge(summary, 3, 1), "analyzerFailed");
    assert.equal(judge(summary, 3, 2), "analyzerFailed");
  });

  it("believes the last summary: a string of the source may look like one", () => {
    const finding = `Detector: x\nBad string "\n${summary.replace("3 contracts", "9 contracts")}\nReference: https://example.org`;
    assert.equal(judge(`${finding}\n${summary}`, 9), "analyzerIncomplete");
  });

  it("hears what is said before, between and after findings", () => {
    const finding = "\nDetector: x\nSome text\n\tMissing text\nReference: https://example.org\n";
    assert.equal(judge(`${finding}${finding}${summary}`), "complete");
    for (const said of [
      "Missing inheritance Bank (ab)",
      "ERROR:ContractSolcParsing:Missing function f",
      "Impossible to generate IR for f",
      "something new",
    ]) {
      assert.equal(judge(`${said}\n${finding}${summary}`), "analyzerSkipped", said);
      assert.equal(judge(`${finding}${said}\n${finding}${summary}`), "analyzerSkipped", said);
      assert.equal(judge(`${finding}${summary}\n${said}`), "analyzerSkipped", said);
    }
  });

  it("knows the log's prefixes of a run without a JSON file", () => {
    assert.equal(judge(`INFO:CryticCompile:'forge config --json' running\nINFO:Slither:${summary}`), "complete");
  });

  it("never throws, and never calls text without a summary complete", () => {
    fc.assert(fc.property(fc.string(), fc.integer(), (text, code) => judge(text, 1, code) !== "complete"));
  });
});
