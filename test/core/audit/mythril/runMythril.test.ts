import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AnalyzerInput, AnalyzerResult } from "../../../../src/core/audit/analyzer.ts";
import { explorationSeconds } from "../../../../src/core/audit/mythril/invokeMythril.ts";
import type { AnalyzerLine } from "../../../../src/core/audit/analyzer.ts";
import { runMythril } from "../../../../src/core/audit/mythril/runMythril.ts";
import type { RunProcess } from "../../../../src/core/process/processOutcome.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { auditPorts, fakeTool, makeProject, never, reentrantBank } from "../auditFolder.ts";

type Finished = Exclude<AnalyzerResult, { kind: "cancelled" }>;

const golden = new URL("../../../golden/mythril/bank.json", import.meta.url);
const nothing = '{"success": true, "error": null, "issues": []}';

/** A mythril that answers as a script says: `$copy` is the file and `$contract` the contract it was given. */
async function mythrilThat(script: string, version = "v0.24.8"): Promise<string> {
  return fakeTool(
    "mythril",
    [
      `[ "$1" = version ] && { echo "Mythril version ${version}"; exit 0; }`,
      `[ "$1" = list-detectors ] && { echo '[{"classname": "A"}, {"classname": "B"}]'; exit 0; }`,
      "copy=${2%:*}; contract=${2##*:}",
      script,
    ].join("\n"),
  );
}

async function auditWith(script: string, input?: AnalyzerInput): Promise<Finished> {
  const ports = await auditPorts({ mythril: await mythrilThat(script) });
  const result = await runMythril(input ?? (await makeProject({ "src/Bank.sol": reentrantBank })), ports, { signal: never });
  assert.ok(!("kind" in result));
  return result;
}

function whyNot({ outcome }: Finished): readonly unknown[] {
  return outcome.kind === "notAnalysed" ? [outcome.problem.name, outcome.problem.args["reason"]] : [outcome.kind];
}

describe("runMythril", function () {
  this.timeout(60_000);

  it("is not analysed where mythril is not installed: a person switched it on", async () => {
    const result = await runMythril(await makeProject({}), await auditPorts(), { signal: never });
    assert.ok(!("kind" in result) && result.outcome.kind === "notAnalysed");
    assert.equal(result.outcome.problem.name, "mythrilMissing");
  });

  it("gives what mythril said of a contract, on the bytes that were analysed", async () => {
    const result = await auditWith(`sed "s#\\$copy#$copy#" '${golden.pathname}'; exit 1`);
    assert.deepEqual(result.outcome, { kind: "analysed", counts: { unit: "contracts", contracts: 1, detectors: 2 } });
    assert.equal(result.version, "0.24.8");
    const lines = reentrantBank.split("\r\n");
    assert.deepEqual(
      result.findings.map(({ category, severity, range }) => [
        category,
        severity,
        lines[range.startLine]?.slice(range.startCharacter, range.endCharacter),
      ]),
      [
        ["call-to-caller-address", "low", 'msg.sender.call{value: amount}("")'],
        ["transaction-order-dependence", "medium", 'msg.sender.call{value: amount}("")'],
        ["reentrancy", "medium", "balances[msg.sender] = 0"],
      ],
    );
    assert.equal(new Set(result.findings.map(({ id }) => id)).size, 3);
  });

  it("gives mythril a copy and a compiler of ours, which answers with forge's own build, each compiler for its own files", async () => {
    const seen = join(await freshFolder(), "seen");
    const input = await makeProject({
      "src/It's $(touch x).sol":
        "pragma solidity ^0.8.20; library L { function f() external pure returns (uint256) { return 1; } } interface I {}",
      "src/Old.sol": "pragma solidity 0.4.26; contract Old { function f() public {} }",
      "mythril.config.json": '{"remappings": ["x=/etc"]}',
    });
    const result = await auditWith(
      `set -- "$@"; for solc in "$SOLCX_BINARY_PATH"/solc-v*; do
        "$solc" --version | tail -1 >> '${seen}'; "$solc" --standard-json < /dev/null > '${seen}'.$contract.json; done
      pwd >> '${seen}'; cat "$copy" > '${seen}'.$contract.sol; echo '${nothing}'`,
      input,
    );
    assert.deepEqual(result.outcome, { kind: "analysed", counts: { unit: "contracts", contracts: 2, detectors: 2 } });
    const told = await readFile(seen, "utf8");
    assert.match(told, /^Version: 0\.8\.\d+\+/m);
    assert.match(told, /^Version: 0\.4\.26\+/m);
    assert.ok(!told.includes(input.project.root));
    for (const [contract, text] of [
      ["L", "library L"],
      ["Old", "contract Old"],
    ] as const) {
      assert.ok((await readFile(`${seen}.${contract}.sol`, "utf8")).includes(text));
      const answer = await readFile(`${seen}.${contract}.json`, "utf8");
      assert.ok(answer.includes('"methodIdentifiers"') && !answer.includes(input.project.root), contract);
    }
  });

  it("is not analysed where a contract fails, and says how many were; what was found stays", async () => {
    const input = await makeProject({
      "src/A.sol": "pragma solidity ^0.8.20; contract A { function f() external {} }",
      "src/Bank.sol": reentrantBank,
    });
    const failing = '{"success": false, "error": "Traceback\\nValueError: no", "issues": []}';
    const result = await auditWith(
      `[ $contract = A ] && { printf '%s' '${failing}'; exit 0; }; sed "s#\\$copy#$copy#" '${golden.pathname}'; exit 1`,
      input,
    );
    assert.deepEqual(whyNot(result), ["analyzerSkipped", "1 of 2 contracts were analysed: ValueError: no"]);
    assert.equal(result.findings.length, 3);
  });

  it("is not analysed where mythril crashes, prints half an answer or an issue of another form", async () => {
    for (const script of [
      "echo 'Traceback (most recent call last):' >&2; exit 1",
      `printf '%s' '${nothing.slice(0, 20)}'`,
      `echo '{"success": true, "error": null, "issues": [{"title": "New", "weight": 3}]}'; exit 1`,
      `echo '{"success": true, "issues": [{"title": "T", "description": "d", "severity": "Grave", "swc-id": "1"}]}'`,
    ]) {
      assert.equal(whyNot(await auditWith(script))[0], "analyzerSkipped", script);
    }
  });

  it("is not analysed where an exploration may have been cut by its time", async () => {
    const ports = await auditPorts({ mythril: await mythrilThat(`echo '${nothing}'`) });
    const run: RunProcess = async (request) => {
      const outcome = await ports.run(request);
      return outcome.kind === "exited" && request.args[0] === "analyze" ? { ...outcome, durationMs: explorationSeconds * 1000 } : outcome;
    };
    const result = await runMythril(await makeProject({ "src/Bank.sol": reentrantBank }), { ...ports, run }, { signal: never });
    assert.ok(!("kind" in result));
    assert.equal(whyNot(result)[0], "analyzerSkipped");
  });

  it("is not analysed where nothing has code, nothing compiles, or the version cannot be judged", async () => {
    const interfaces = await makeProject({ "src/I.sol": "pragma solidity ^0.8.20; interface I {}" });
    assert.equal(whyNot(await auditWith(`echo '${nothing}'`, interfaces))[0], "analyzerNothing");
    const broken = await makeProject({ "src/B.sol": "pragma solidity ^0.8.20; contract {" });
    assert.notEqual(whyNot(await auditWith(`echo '${nothing}'`, broken))[0], "analysed");
    const ports = await auditPorts({ mythril: await mythrilThat(`echo '${nothing}'`, "v0.21.1") });
    const old = await runMythril(await makeProject({ "src/Bank.sol": reentrantBank }), ports, { signal: never });
    assert.ok(!("kind" in old));
    assert.equal(whyNot(old)[0], "toolTooOld");
  });

  it("ends with its signal", async () => {
    const stop = new AbortController();
    const ports = await auditPorts({ mythril: await mythrilThat("sleep 60") });
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const onEvent = (event: AnalyzerLine): void => {
      if (event.kind === "line" && event.text.startsWith("Bank")) stop.abort();
    };
    assert.deepEqual(await runMythril(input, ports, { signal: stop.signal, onEvent }), { kind: "cancelled" });
  });
});
