import { strict as assert } from "node:assert";
import { readdir } from "node:fs/promises";
import type { AnalyzerResult } from "../../../../src/core/audit/analyzer.ts";
import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import { runForgeLint } from "../../../../src/core/audit/forgeLint/runForgeLint.ts";
import { auditPorts, fakeTool, makeProject, never } from "../auditFolder.ts";

const faulty = "pragma solidity ^0.8.20; contract A { function f(uint256 x) external pure returns (uint256) { return 2 << x; } }";

function problemName(result: AnalyzerResult): string | undefined {
  return !("kind" in result) && result.outcome.kind === "notAnalysed" ? result.outcome.problem.name : undefined;
}

describe("runForgeLint with the real forge", () => {
  it("analyses own sources and counts them; tests and libraries are left out", async () => {
    const input = await makeProject({
      "src/A.sol": faulty,
      "src/deep/B.sol": faulty.replace("contract A", "contract B"),
      "src/C.t.sol": faulty.replace("contract A", "contract C"),
      "test/D.sol": faulty.replace("contract A", "contract D"),
      "lib/d/E.sol": faulty.replace("contract A", "contract E"),
    });
    const result = await runForgeLint(input, await auditPorts(), { signal: never });
    assert.ok(!("kind" in result));
    assert.deepEqual(result.outcome, { kind: "analysed", counts: { unit: "files", files: 2 } });
    const shifts = result.findings.filter(({ category }) => category === "incorrect-shift");
    assert.deepEqual(shifts.map(({ file }) => file).toSorted(), ["src/A.sol", "src/deep/B.sol"]);
    assert.equal(result.version, "1.7.1");
    assert.deepEqual((await readdir(input.project.root)).toSorted(), ["foundry.toml", "lib", "src", "test"]);
  });

  it("gives the exact UTF-16 range, behind an emoji and CRLF", async () => {
    const source = faulty.replace("contract", "\r\n\r\ncontract").replace("return 2", "\r\n /* \u00e9\ud83d\ude80 */ return 2");
    const result = await runForgeLint(await makeProject({ "src/A.sol": source }), await auditPorts(), { signal: never });
    assert.ok(!("kind" in result));
    const shift = result.findings.find(({ category }) => category === "incorrect-shift");
    const start = source.split("\r\n")[3]?.indexOf("2 << x") ?? 0;
    assert.deepEqual(shift?.range, { startLine: 3, startCharacter: start, endLine: 3, endCharacter: start + 6 });
    assert.equal(shift?.fileHash, hashText(source));
  });

  it("lets no [lint] of the repository silence it", async () => {
    const toml =
      '[profile.default]\nsrc = "src"\n[lint]\nignore = ["src/**"]\nexclude_lints = ["incorrect-shift"]\nseverity = ["gas"]\nlint_on_build = false\n';
    const result = await runForgeLint(await makeProject({ "foundry.toml": toml, "src/A.sol": faulty }), await auditPorts(), {
      signal: never,
    });
    assert.ok(!("kind" in result));
    assert.equal(result.outcome.kind, "analysed");
    assert.ok(result.findings.some(({ category }) => category === "incorrect-shift"));
  });

  it("analyses what the Project keeps out of its build, or says that it cannot", async () => {
    const toml = '[profile.default]\nsrc = "src"\nskip = ["src/Hidden.sol"]\n';
    const files = { "foundry.toml": toml, "src/B.sol": "contract B {}" };
    const hidden = await runForgeLint(await makeProject({ ...files, "src/Hidden.sol": faulty }), await auditPorts(), { signal: never });
    assert.ok(!("kind" in hidden));
    assert.ok(hidden.findings.some(({ file, category }) => file === "src/Hidden.sol" && category === "incorrect-shift"));
    const broken = await runForgeLint(await makeProject({ ...files, "src/Hidden.sol": "contract {" }), await auditPorts(), {
      signal: never,
    });
    assert.equal(problemName(broken), "analyzerSkipped");
  });

  it("says that a Project does not compile", async () => {
    const result = await runForgeLint(await makeProject({ "src/A.sol": "contract A { function }" }), await auditPorts(), { signal: never });
    assert.equal(problemName(result), "projectDoesNotCompile");
  });

  it("does not call an empty Project clean", async () => {
    const result = await runForgeLint(await makeProject({ "test/A.sol": faulty }), await auditPorts(), { signal: never });
    assert.equal(problemName(result), "analyzerNothing");
  });

  it("can be cancelled", async () => {
    const controller = new AbortController();
    const running = runForgeLint(await makeProject({ "src/A.sol": faulty }), await auditPorts(), { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    assert.deepEqual(await running, { kind: "cancelled" });
  });
});

describe("runForgeLint with a forge that fails", () => {
  const faults: readonly (readonly [name: string, script: string, expected: string])[] = [
    ["says nothing and exits 0", "exit 0", "analyzerNothing"],
    ["has no lint", 'echo "error: unrecognized subcommand" >&2; exit 2', "analyzerFailed"],
    ["panics", "echo \"thread 'main' panicked at lint.rs\" >&2; exit 101", "analyzerFailed"],
    ["ends with 1 and no word", "exit 1", "analyzerFailed"],
    ["is killed", "kill -9 $$", "toolCrashed"],
    ["is of another kind", "echo '{\"findings\": []}'; exit 0", "analyzerFailed"],
  ];
  for (const [name, script, expected] of faults) {
    it(`is not analysed when forge ${name}`, async () => {
      const forge = await fakeTool("forge", `[ "$1" = --version ] && { echo "forge Version: 1.7.1"; exit 0; }\n${script}`);
      const result = await runForgeLint(await makeProject({ "src/A.sol": faulty }), await auditPorts({ forge }), { signal: never });
      assert.equal(problemName(result), expected);
    });
  }

  it("is not analysed without forge", async () => {
    const result = await runForgeLint(await makeProject({ "src/A.sol": faulty }), await auditPorts({ forge: undefined }), {
      signal: never,
    });
    assert.equal(problemName(result), "forgeMissing");
  });
});
