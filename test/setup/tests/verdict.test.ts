import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { root } from "../../../scripts/setup/paths.ts";
import { groupLines, skipLines } from "../../../scripts/tests/printResults.ts";
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
  it("prints a group in one line, several under one head, failures in full and skips with their reasons", () => {
    const failed = result({ passed: 3, failed: 1, failures: [{ title: "t", message: "one\n\n  two" }] });
    const failure = ["FAILED t", "       one", "", "         two"];
    assert.deepEqual(groupLines("build", 0.96, []), ["build         1.0 s"]);
    assert.deepEqual(groupLines("core", 12.34, [failed]), ["core          12.3 s: 3 passed, 1 failed", ...failure]);
    const skipped = result({ name: "b", skipped: [{ title: "t", reason: "r" }] });
    const both = ["editor        1.0 s", "  a: 3 passed, 1 failed", ...failure, "  b: 0 passed, 0 failed, 1 skipped"];
    assert.deepEqual(groupLines("editor", 1, [failed, skipped]), both);
    assert.deepEqual(skipLines(skipped.skipped), ["skipped t: r"]);
  });
});
