import { strict as assert } from "node:assert";
import { access, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { AnalyzerInput, AnalyzerResult } from "../../../../src/core/audit/analyzer.ts";
import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import { runSlither } from "../../../../src/core/audit/slither/runSlither.ts";
import { auditPorts, makeProject, never, reentrantBank } from "../auditFolder.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

async function audit(input: AnalyzerInput): Promise<Exclude<AnalyzerResult, { kind: "cancelled" }>> {
  const result = await runSlither(input, await auditPorts(), { signal: never });
  assert.ok(!("kind" in result));
  return result;
}

function rules(result: Exclude<AnalyzerResult, { kind: "cancelled" }>): readonly string[] {
  return result.findings.flatMap(({ reports }) => reports.map(({ rule }) => rule));
}

function problemName(result: AnalyzerResult): string | undefined {
  return !("kind" in result) && result.outcome.kind === "notAnalysed" ? result.outcome.problem.name : undefined;
}

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

describe("runSlither with the real slither", () => {
  it("finds a re-entrancy on its exact UTF-16 range, behind an emoji and CRLF", async () => {
    const result = await audit(await makeProject({ "src/Bank.sol": reentrantBank }));
    assert.equal(result.outcome.kind, "analysed");
    assert.match(result.version, /^0\.11\.6$/);
    const finding = result.findings.find(({ reports }) => reports[0]?.rule === "reentrancy-eth");
    assert.equal(finding?.severity, "high");
    assert.equal(finding?.file, "src/Bank.sol");
    const line = reentrantBank.split("\r\n")[8] ?? "";
    const call = '(bool ok, ) = msg.sender.call{value: amount}("")';
    const start = line.indexOf(call);
    assert.deepEqual(finding?.range, { startLine: 8, startCharacter: start, endLine: 8, endCharacter: start + call.length });
    assert.equal(finding?.fileHash, hashText(reentrantBank));
    assert.match(finding?.reports[0]?.url ?? "", /^https:\/\//);
    // The function and the late write follow as related places; nothing is listed twice.
    assert.deepEqual(
      finding?.related.map(({ range }) => range.startLine),
      [6, 10],
    );
  });

  it("counts what slither says it analysed: what own sources import included, tests and scripts not", async () => {
    const result = await audit(
      await makeProject({
        "src/A.sol": 'pragma solidity ^0.8.20; import "../lib/dep/B.sol"; contract A is B {} interface I {} library L {}',
        "lib/dep/B.sol": "pragma solidity ^0.8.20; contract B { function die(address payable to) external { selfdestruct(to); } }",
        "test/A.t.sol": 'pragma solidity ^0.8.20; import "../src/A.sol"; contract T is A {}',
      }),
    );
    assert.ok(result.outcome.kind === "analysed" && result.outcome.counts.unit === "contracts");
    assert.equal(result.outcome.counts.contracts, 4);
    assert.ok(result.outcome.counts.detectors > 90);
    // `selfdestruct` is in a library, which is not what the audit is about.
    assert.ok(!rules(result).includes("suicidal"));
    assert.ok(result.findings.every(({ file }) => file === "src/A.sol"));
  });

  it("leaves the Project's out/ and cache/ as they were", async () => {
    const input = await makeProject({ "src/Bank.sol": reentrantBank, "out/keep.json": "{}", "cache/keep.json": "{}" });
    const { mtimeMs } = await stat(join(input.project.root, "out"));
    await audit(input);
    assert.deepEqual(await readdir(join(input.project.root, "out")), ["keep.json"]);
    assert.deepEqual(await readdir(join(input.project.root, "cache")), ["keep.json"]);
    assert.equal((await stat(join(input.project.root, "out"))).mtimeMs, mtimeMs);
    assert.deepEqual((await readdir(input.project.root)).toSorted(), ["cache", "foundry.toml", "out", "src"]);
  });

  it("is not silent when slither is: one dependency under two path spellings", async () => {
    const input = await makeProject(
      {
        "node_modules/dep/Base.sol": "pragma solidity ^0.8.20; abstract contract Base { mapping(address => uint256) public balances; }",
        "p/foundry.toml": '[profile.default]\nsrc = "src"\n',
        "p/src/Mid.sol": 'pragma solidity ^0.8.20; import {Base} from "b/Base.sol"; contract Mid is Base {}',
        "p/src/Other.sol": 'pragma solidity ^0.8.20; import {Base} from "a/Base.sol"; contract Other is Base {}',
        "p/src/Bank.sol": reentrantBank
          .replace("contract Bank {", 'import {Mid} from "./Mid.sol"; contract Bank is Mid {')
          .replace(/.*public balances.*\r\n/, ""),
      },
      "p",
    );
    const remappings = ["a/=../node_modules/dep/", `b/=${join(input.project.root, "..", "node_modules/dep")}/`];
    const result = await audit({ ...input, config: { ...input.config, remappings } });
    // The silence itself: slither reports success, and nothing of the re-entrant bank.
    assert.ok(!rules(result).includes("reentrancy-eth"));
    assert.ok(result.outcome.kind === "notAnalysed");
    assert.equal(result.outcome.problem.name, "analyzerSkipped");
    assert.match(result.outcome.problem.details ?? "", /Missing inheritance Bank/);
  });

  it("is not silent about contracts of one name, of whose equal faults slither reports one", async () => {
    const kill = "pragma solidity ^0.8.20; contract Vault { function kill() external { selfdestruct(payable(msg.sender)); } }";
    const result = await audit(await makeProject({ "src/A.sol": kill, "src/B.sol": kill }));
    // The silence itself: two such contracts, one finding.
    assert.equal(rules(result).filter((rule) => rule === "suicidal").length, 1);
    assert.equal(problemName(result), "analyzerSkipped");
    const declared = kill
      .replace("contract Vault", "interface Vault")
      .replace(/\{ selfdestruct.*$/, "; }")
      .replace("external ;", "external;");
    const withInterface = await audit(await makeProject({ "src/A.sol": kill, "src/B.sol": declared }));
    assert.equal(withInterface.outcome.kind, "analysed");
  });

  it("obeys nothing that the repository brings for slither", async () => {
    const marker = join(await freshFolder(), "ran");
    const payload = `#!/bin/sh\ntouch ${marker}\nexit 1\n`;
    const hidden = "exclude_high exclude_medium exclude_low exclude_informational exclude_optimization".split(" ");
    const files = {
      "src/Bank.sol": reentrantBank,
      "evil.sh": payload,
      forge: payload,
      "slither.config.json": JSON.stringify({
        ...Object.fromEntries(hidden.map((key) => [key, true])),
        solc: "./evil.sh",
        compile_custom_build: "./evil.sh x",
        json: `${marker}.json`,
        filter_paths: "src",
      }),
      // The package's name would be cut off the source's path, and a decoy analysed in its place.
      "package.json": '{"name": "src"}',
      "Bank.sol": "pragma solidity ^0.8.20; contract Bank {}",
      "contracts/src/Bank.sol": "pragma solidity ^0.8.20; contract Bank {}",
      "hardhat.config.js": `require("fs").writeFileSync(${JSON.stringify(marker)}, "")`,
    };
    const result = await audit(await makeProject(files));
    assert.equal(result.outcome.kind, "analysed");
    assert.ok(rules(result).includes("reentrancy-eth"));
    assert.equal(await exists(marker), false);
    assert.equal(await exists(`${marker}.json`), false);
  });

  it("refuses a Project that brings a compiler, and starts nothing of it", async () => {
    const marker = join(await freshFolder(), "ran");
    const input = await makeProject({
      "src/Bank.sol": reentrantBank,
      "foundry.toml": '[profile.default]\nsolc = "./payload"\n',
      payload: `#!/bin/sh\ntouch ${marker}\n`,
    });
    assert.equal(problemName(await audit(input)), "requestRefused");
    assert.equal(await exists(marker), false);
  });

  it("says that a Project does not compile", async () => {
    assert.equal(problemName(await audit(await makeProject({ "src/A.sol": "contract A { function }" }))), "projectDoesNotCompile");
  });

  it("analyses where warnings are denied", async () => {
    const toml = '[profile.default]\nsrc = "src"\ndeny = "warnings"\n';
    const result = await audit(
      await makeProject({ "foundry.toml": toml, "src/A.sol": "contract A { function f() external { uint256 x; } }" }),
    );
    assert.equal(result.outcome.kind, "analysed");
  });

  it("analyses an own source that the Project keeps out of its build, or says that it cannot", async () => {
    const toml = '[profile.default]\nsrc = "src"\nskip = ["src/Hidden.sol"]\n';
    const hidden = await audit(await makeProject({ "foundry.toml": toml, "src/A.sol": "contract A {}", "src/Hidden.sol": reentrantBank }));
    assert.equal(hidden.outcome.kind, "analysed");
    assert.ok(rules(hidden).includes("reentrancy-eth"));
    const broken = await audit(await makeProject({ "foundry.toml": toml, "src/A.sol": "contract A {}", "src/Hidden.sol": "contract {" }));
    assert.equal(problemName(broken), "analyzerSkipped");
  });

  it("does not call an empty Project clean", async () => {
    assert.equal(problemName(await audit(await makeProject({ "src/.keep": "" }))), "analyzerNothing");
    assert.equal(problemName(await audit(await makeProject({ "src/A.sol": "pragma solidity ^0.8.20;" }))), "analyzerNothing");
  });

  it("can be cancelled while forge builds, and audits again afterwards", async () => {
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const ports = await auditPorts();
    const controller = new AbortController();
    const running = runSlither(input, ports, { signal: controller.signal });
    setTimeout(() => controller.abort(), 150);
    assert.deepEqual(await running, { kind: "cancelled" });
    const again = await runSlither(input, ports, { signal: never });
    assert.ok(!("kind" in again) && again.outcome.kind === "analysed");
  });
});
