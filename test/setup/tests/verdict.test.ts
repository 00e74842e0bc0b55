import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { root } from "../../../scripts/setup/paths.ts";
import { failureLines, groupLine, skipLines } from "../../../scripts/tests/printResults.ts";
import type { SuiteResult } from "../../../scripts/tests/suiteResult.ts";
import { verdict } from "../../../scripts/tests/verdict.ts";

const result = (changes: Partial<SuiteResult>): SuiteResult => ({ name: "a", passed: 0, failed: 0, skipped: [], failures: [], ...changes });

describe("verdict", () => {
  it("adds up, and is good only when something passed and nothing failed", () => {
    const group = fc.record({ passed: fc.nat(9), failed: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(group), (groups) => {
        const { passed, failed, good } = verdict(groups.map(result), undefined);
        assert.equal(
          passed,
          groups.reduce((sum, { passed: some }) => sum + some, 0),
        );
        assert.equal(
          failed,
          groups.reduce((sum, { failed: some }) => sum + some, 0),
        );
        assert.equal(good, passed > 0 && failed === 0);
      }),
    );
  });

  it("fails a skip in CI that is not allowed, and none elsewhere", () => {
    const groups = [result({ passed: 1, skipped: ["a b", "c d"].map((title) => ({ title, reason: "why" })) })];
    const elsewhere = verdict(groups, undefined);
    assert.deepEqual([elsewhere.failed, elsewhere.good, elsewhere.skipped.length], [0, true, 2]);
    const inCi = verdict(groups, new Set(["a b"]));
    assert.deepEqual([inCi.failed, inCi.good], [1, false]);
    assert.deepEqual(
      inCi.forbiddenSkips.map(({ title }) => title),
      ["c d"],
    );
  });
});

describe("test/allowed-skips.json", () => {
  it("gives a reason for each title", async () => {
    const allowed: unknown = JSON.parse(await readFile(join(root, "test", "allowed-skips.json"), "utf8"));
    assert.ok(typeof allowed === "object" && allowed !== null);
    for (const [title, reason] of Object.entries(allowed)) assert.ok(typeof reason === "string" && reason.length > 10, title);
  });
});

describe("printResults", () => {
  it("prints a group in one line, failures in full and skips with their reasons", () => {
    assert.equal(groupLine(result({ name: "core", passed: 3, failed: 1 }), 12.34), "core          12.3 s: 3 passed, 1 failed");
    assert.match(groupLine(result({ skipped: [{ title: "t", reason: "r" }] }), 0), /, 1 skipped$/);
    assert.deepEqual(failureLines([{ title: "t", message: "one\n\n  two" }]), ["FAILED t", "       one", "", "         two"]);
    assert.deepEqual(skipLines([{ title: "t", reason: "r" }]), ["skipped t: r"]);
  });
});
