import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { nativeFoundryBinary } from "../../../../scripts/setup/foundry.ts";
import { slitherBinary } from "../../../../scripts/setup/slither.ts";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { lintSeverities } from "../../../../src/core/audit/forgeLint/lintRules.ts";
import { runSlither } from "../../../../src/core/audit/slither/runSlither.ts";
import { categoryOf } from "../../../../src/core/audit/taxonomy/categoryOf.ts";
import { findCategory } from "../../../../src/core/audit/taxonomy/categoryTable.ts";
import { forgeLintRules } from "../../../../src/core/audit/taxonomy/forgeLintRules.ts";
import { slitherRules } from "../../../../src/core/audit/taxonomy/slitherRules.ts";
import { toolHome } from "../../generate/forgeFolder.ts";
import { auditPorts, makeProject, never } from "../auditFolder.ts";

describe("categoryOf", () => {
  it("knows every detector that the real slither lists, and no other", async () => {
    const { stdout } = await promisify(execFile)(slitherBinary, ["--list-detectors-json"], { maxBuffer: 10_000_000 });
    const detectors = JSON.parse(stdout) as readonly { readonly check: string }[]; // the real slither's: its shape is known
    assert.ok(detectors.length >= 101);
    assert.deepEqual(Object.keys(slitherRules).toSorted(), detectors.map(({ check }) => check).toSorted());
  });

  it("knows every lint of the real forge, with its severity", async () => {
    // forge lists its lints nowhere, but holds the link to the documentation of each, followed by other text.
    const binary = await readFile(nativeFoundryBinary("forge"), "latin1");
    const links = [...new Set(binary.match(/(?<=\/forge-lint#)[a-z0-9-]+/g))];
    assert.ok(links.length >= 23, String(links.length));
    const rules = Object.keys(forgeLintRules).toSorted((a, b) => b.length - a.length);
    const lints = links.map((link) => rules.find((name) => link.startsWith(name) && Object.hasOwn(lintSeverities, name)) ?? link);
    // What is left of the texts must be what forge itself takes for the name of a lint.
    assert.doesNotMatch(await askForge(lints), /Unknown lint ID/);
    assert.match(await askForge(["not-a-lint"]), /Unknown lint ID: not-a-lint/);
  });

  it("gives each lint of known severity a category", () => {
    assert.deepEqual(
      Object.keys(lintSeverities).filter((rule) => findCategory(categoryOf("forgeLint", rule)) === undefined),
      [],
    );
  });

  it("says the same of two analyzers where either makes the other redundant, and only there", () => {
    const pairs: readonly (readonly [slither: string, forgeLint: string])[] = [
      ["unchecked-lowlevel", "unchecked-call"],
      ["unchecked-transfer", "erc20-unchecked-transfer"],
      ["timestamp", "block-timestamp"],
      ["naming-convention", "mixed-case-function"],
      ["reentrancy-eth", "reentrancy-no-eth"],
    ];
    for (const [slither, forgeLint] of pairs) {
      assert.equal(categoryOf("slither", slither), categoryOf("forgeLint", forgeLint), slither);
    }
    const reentrancies = ["reentrancy-eth", "reentrancy-balance", "reentrancy-benign", "reentrancy-events", "reentrancy-unlimited-gas"];
    assert.equal(new Set(reentrancies.map((rule) => categoryOf("slither", rule))).size, reentrancies.length);
    assert.notEqual(categoryOf("slither", "naming-convention"), categoryOf("forgeLint", "interface-naming"));
  });

  it("keeps a finding of the real slither whose detector it does not list", async () => {
    const findings = await findingsOf("pragma solidity ^0.8.20; contract A { function backdoor() external {} }");
    const [found, ...others] = findings.filter(({ reports }) => reports[0]?.rule === "backdoor");
    assert.deepEqual([found?.category, found?.severity, others], ["backdoor", "high", []]);
    assert.equal(findCategory("backdoor"), undefined);
    assert.ok(findings.some(({ category }) => findCategory(category) !== undefined));
  });

  it("keeps the name of a rule that it does not know, which is then in no category", () => {
    for (const rule of ["backdoor", "constructor", "__proto__", "not-yet-written"]) {
      assert.equal(categoryOf("slither", rule), rule);
      assert.equal(categoryOf("forgeLint", rule), rule);
      assert.equal(findCategory(rule), undefined);
    }
  });
});

/** The findings of the real slither. */
async function findingsOf(source: string): Promise<readonly Finding[]> {
  const result = await runSlither(await makeProject({ "src/A.sol": source }), await auditPorts(), { signal: never });
  assert.ok(!("kind" in result) && result.outcome.kind === "analysed");
  return result.findings;
}

/** What forge says when it is asked for some lints only. */
async function askForge(lints: readonly string[]): Promise<string> {
  const { project } = await makeProject({ "src/A.sol": "contract A {}" });
  const home = await toolHome();
  const options = { cwd: project.root, env: { ...process.env, HOME: home, USERPROFILE: home } };
  const ended = promisify(execFile)(nativeFoundryBinary("forge"), ["lint", "--only-lint", ...lints], options);
  return ended.then(
    ({ stderr }) => stderr,
    (error: unknown) => String(error),
  );
}
