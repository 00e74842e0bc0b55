import assert from "node:assert/strict";
import { join } from "node:path";
import { findTargets } from "../../../../src/core/audit/projects/findTargets.ts";
import { runTarget } from "../../../../src/core/audit/projects/runTarget.ts";
import type { TargetResult } from "../../../../src/core/audit/projects/runTarget.ts";
import { folderContent } from "../../../support/folderContent.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { manualRecord } from "../manual/manual.ts";
import { renderManualRecord } from "../../../../src/core/audit/manual/manualRecord.ts";
import { auditPorts, makeProject, never, reentrantBank } from "../auditFolder.ts";

const enabled = { slither: true, forgeLint: true, hyperkit: true, aderyn: false, mythril: false };

async function audit(path: string): Promise<TargetResult> {
  const found = await findTargets(path, path);
  assert.ok(found.kind === "found");
  const [target] = found.targets;
  assert.ok(target !== undefined);
  const result = await runTarget({ target, profile: "default", enabled }, await auditPorts(), { signal: never });
  assert.ok(result.kind !== "cancelled");
  return result;
}

const plain = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n";

describe("runTarget", function () {
  this.timeout(240_000);

  it("audits a bare folder without writing into it", async () => {
    const folder = await freshFolder({ "Bank.sol": reentrantBank, "sub/Empty.sol": `${plain}contract Empty {}\n` });
    const before = await folderContent(folder);
    const result = await audit(folder);
    assert.ok(result.kind === "audited");
    assert.equal(result.outcome.complete, true);
    assert.deepEqual(
      result.outcome.findings.filter(({ severity }) => severity === "high").map(({ file, category }) => [file, category]),
      [["Bank.sol", "reentrancy"]],
    );
    assert.deepEqual(await folderContent(folder), before);
  });

  it("audits one file alone, not its neighbours", async () => {
    const folder = await freshFolder({ "Bank.sol": reentrantBank, "Broken.sol": "contract {" });
    const result = await audit(join(folder, "Bank.sol"));
    assert.ok(result.kind === "audited");
    assert.equal(result.outcome.complete, true);
    assert.ok(result.outcome.findings.every(({ file }) => file === "Bank.sol"));
  });

  it("names the files that do not compile and audits the rest, which is not complete", async () => {
    const folder = await freshFolder({
      "Bank.sol": reentrantBank,
      "Broken.sol": `${plain}contract Broken { function f() external { nothing(); } }\n`,
      "UsesBroken.sol": `${plain}import "./Broken.sol";\ncontract UsesBroken is Broken {}\n`,
      "Future.sol": "pragma solidity 0.99.0;\ncontract Future {}\n",
    });
    const result = await audit(folder);
    assert.ok(result.kind === "audited");
    const { leftOut = [] } = result.outcome;
    assert.deepEqual(leftOut.map(({ file }) => file).toSorted(), ["Broken.sol", "Future.sol", "UsesBroken.sol"]);
    assert.equal(result.outcome.complete, false);
    assert.deepEqual(
      result.outcome.runs.map(({ outcome }) => (outcome.kind === "notAnalysed" ? outcome.problem.name : outcome.kind)),
      ["filesLeftOut", "filesLeftOut", "filesLeftOut", "off", "off"],
    );
    assert.ok(result.outcome.findings.some(({ file, severity }) => file === "Bank.sol" && severity === "high"));
  });

  it("audits pragmas from 0.4 to 0.8 side by side, and says that forge lint passed over the old ones", async () => {
    const kill = (pragma: string, to: string): string =>
      `pragma solidity ${pragma};\ncontract C { function f() public { selfdestruct(${to}); } }\n`;
    const folder = await freshFolder({
      "V4.sol": kill("^0.4.24", "msg.sender"),
      "V5.sol": kill("0.5.17", "msg.sender"),
      "V6.sol": kill(">=0.6.0 <0.7.0", "msg.sender"),
      "V7.sol": kill("^0.7.0", "msg.sender"),
      "V8.sol": kill("^0.8.0", "payable(msg.sender)"),
    });
    const result = await audit(folder);
    assert.ok(result.kind === "audited");
    assert.deepEqual(
      result.outcome.runs.map(({ outcome }) => (outcome.kind === "notAnalysed" ? outcome.problem.name : outcome.kind)),
      ["analysed", "analyzerSkipped", "analysed", "off", "off"],
    );
    const high = result.outcome.findings.filter(({ reports }) => reports.some(({ rule }) => rule === "suicidal"));
    assert.deepEqual(
      high.map(({ file }) => file),
      ["V4.sol", "V5.sol", "V6.sol", "V7.sol", "V8.sol"],
    );
  });

  it("finds the same fault in each of several contracts of one name", async () => {
    const twin = `${plain}contract C { function f() public { selfdestruct(payable(msg.sender)); } }\n`;
    const folder = await freshFolder({ "A.sol": twin, "B.sol": twin, "c/C.sol": twin });
    const result = await audit(folder);
    assert.ok(result.kind === "audited");
    assert.equal(result.outcome.complete, true);
    const high = result.outcome.findings.filter(({ reports }) => reports.some(({ rule }) => rule === "suicidal"));
    assert.deepEqual(
      high.map(({ file }) => file),
      ["A.sol", "B.sol", "c/C.sol"],
    );
  });

  it("audits the part of a Project that compiles and tells the place of each error", async () => {
    const { project } = await makeProject({
      "foundry.toml": '[profile.default]\nsrc = "src"\nremappings = ["@own/=src/"]\n',
      "src/Bank.sol": reentrantBank,
      "src/Broken.sol": `${plain}\ncontract Broken {\n    function f() external { nothing(); }\n}\nlibrary Aside {}\n`,
      "src/UsesBroken.sol": `${plain}import "@own/Broken.sol";\ncontract UsesBroken is Broken {}\n`,
      "src/UsesThat.sol": `${plain}import {UsesBroken} from "src/UsesBroken.sol";\ncontract UsesThat is UsesBroken {}\n`,
      "src/Torn.sol": `${plain}contract Torn {`,
      "test/Broken.t.sol": "contract {",
    });
    const result = await audit(project.root);
    assert.ok(result.kind === "audited");
    const { complete, runs, leftOut = [], findings } = result.outcome;
    assert.equal(complete, false);
    assert.deepEqual(
      leftOut
        .toSorted((a, b) => (a.file < b.file ? -1 : 1))
        .map(({ file, place, contracts }) => [file, place?.line, place?.character, contracts.join()]),
      [
        ["src/Broken.sol", 4, 28, "Broken,Aside"],
        ["src/Torn.sol", 2, 15, "Torn"],
        ["src/UsesBroken.sol", undefined, undefined, "UsesBroken"],
        ["src/UsesThat.sol", undefined, undefined, "UsesThat"],
      ],
    );
    assert.deepEqual(
      runs.map(({ outcome }) => (outcome.kind === "notAnalysed" ? outcome.problem.name : outcome.kind)),
      ["filesLeftOut", "filesLeftOut", "filesLeftOut", "off", "off"],
    );
    const high = findings.filter(({ severity }) => severity === "high");
    assert.deepEqual(
      high.map(({ file, category, reports }) => [file, category, reports.map(({ analyzer }) => analyzer).join()]),
      [["src/Bank.sol", "reentrancy", "slither"]],
    );
  });

  it("leaves out who brings two sound files together that do not go together", async () => {
    const { project } = await makeProject({
      "src/One.sol": `${plain}contract Same {}\n`,
      "src/Other.sol": `${plain}contract Same {}\n`,
      "src/Both.sol": `${plain}import "./One.sol";\nimport "./Other.sol";\ncontract Both {}\n`,
    });
    const result = await audit(project.root);
    assert.ok(result.kind === "audited");
    assert.deepEqual(
      result.outcome.leftOut?.map(({ file }) => file),
      ["src/Both.sol"],
    );
  });

  it("says of a Project of which nothing compiles that it was not analysed", async () => {
    const { project } = await makeProject({ "src/Broken.sol": "contract {", "src/Torn.sol": "contract" });
    const result = await audit(project.root);
    assert.ok(result.kind === "audited");
    assert.deepEqual(
      result.outcome.runs.map(({ outcome }) => (outcome.kind === "notAnalysed" ? outcome.problem.name : outcome.kind)),
      ["projectDoesNotCompile", "projectDoesNotCompile", "projectDoesNotCompile", "off", "off"],
    );
    assert.deepEqual([result.outcome.complete, result.outcome.findings, result.outcome.leftOut], [false, [], undefined]);
  });

  it("joins what people found themselves, as the editor does", async () => {
    const record = manualRecord();
    const { project } = await makeProject({
      "src/Vault.sol": `${plain}contract Vault {}\n`,
      [`.hyperkit/findings/${record.id}.json`]: renderManualRecord(record),
      ".hyperkit/findings/broken.json": "{",
    });
    const result = await audit(project.root);
    assert.ok(result.kind === "audited");
    assert.ok(result.outcome.findings.some(({ title }) => title === record.title));
    assert.deepEqual(
      result.triage.problems.map(({ name }) => name),
      ["manualInvalid"],
    );
  });

  it("tells of the part of a Project that was asked for, and refuses one without sources", async () => {
    const { project } = await makeProject({
      "src/Bank.sol": reentrantBank,
      "src/Other.sol": reentrantBank.replace("Bank", "Other"),
      "test/Bank.t.sol": "",
    });
    const result = await audit(join(project.root, "src", "Other.sol"));
    assert.ok(result.kind === "audited");
    assert.deepEqual([...new Set(result.outcome.findings.map(({ file }) => file))], ["src/Other.sol"]);
    const refused = await audit(join(project.root, "test"));
    assert.equal(refused.kind === "failed" && refused.problem.name, "scopeEmpty");
  });
});
