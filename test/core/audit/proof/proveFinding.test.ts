import { strict as assert } from "node:assert";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { proveFinding, rerunProof } from "../../../../src/core/audit/proof/proveFinding.ts";
import type { ProofOutcome } from "../../../../src/core/audit/proof/proofOutcome.ts";
import { runSlither } from "../../../../src/core/audit/slither/runSlither.ts";
import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import type { ProofRecord } from "../../../../src/core/audit/proof/proofRecord.ts";
import { readProofs, writeProof } from "../../../../src/core/audit/proof/proofStore.ts";
import { startCountingServer } from "../../../support/countingServer.ts";
import { folderContent } from "../../../support/folderContent.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { leftToolProcesses } from "../../../support/toolProcesses.ts";
import { auditPorts, makeProject, never, reentrantBank } from "../auditFolder.ts";
import { toolHome } from "../../generate/forgeFolder.ts";
import { claimed } from "./batch.ts";
import type { Claim } from "./batch.ts";

const folder = "test/hyperkit";

async function prove(files: Readonly<Record<string, string>>, claim: Claim): Promise<ProofOutcome> {
  const input = await makeProject(files);
  return proveFinding({ ...input, finding: claimed(files, claim), folder }, await auditPorts(), { signal: never });
}

function reasonOf(outcome: ProofOutcome): string {
  assert.ok(outcome.kind === "unsupported" || outcome.kind === "failed", outcome.kind);
  return JSON.stringify(outcome.problem.args);
}

describe("proveFinding, with real forge and slither", function () {
  this.timeout(120_000);
  it("proves what slither found, leaves the project as it was, and shows green after the fix", async () => {
    const input = await makeProject({ "src/Bank.sol": reentrantBank, ".env": "SECRET=1" });
    const ports = await auditPorts();
    const audited = await runSlither(input, ports, { signal: never });
    assert.ok(!("kind" in audited));
    const finding = audited.findings.find(({ category }) => category === "reentrancy");
    assert.ok(finding !== undefined);
    const before = await folderContent(input.project.root);
    const outcome = await proveFinding({ ...input, finding, folder }, ports, { signal: never });
    assert.ok(outcome.kind === "proven", JSON.stringify(outcome));
    assert.equal(outcome.gain, "attacker 1 -> 11 ETH");
    assert.deepEqual(await folderContent(input.project.root), before);
    assert.deepEqual(outcome.files, { "src/Bank.sol": hashText(reentrantBank) });

    const { path, attackTest, controlTest, source } = outcome.draft;
    const record = {
      version: 1,
      finding: finding.id,
      result: "proven",
      gain: outcome.gain,
      files: outcome.files,
      path,
      attackTest,
      controlTest,
      ranAt: "2026-01-01T00:00:00Z",
    } as const;
    await writeProof(ports.roots, input.project, record);
    assert.deepEqual(await readProofs(ports.roots, input.project), [record]);

    const fixed = reentrantBank
      .replace("        balances[msg.sender] = 0;\r\n", "")
      .replace("        /*", "        balances[msg.sender] = 0; /*");
    const repaired = await makeProject({ "src/Bank.sol": fixed });
    const again = await rerunProof({ ...repaired, record, source }, ports, { signal: never });
    assert.ok(again.kind === "ran", JSON.stringify(again));
    assert.deepEqual([again.record.result, again.record.gain, again.record.files], ["notProven", "", { "src/Bank.sol": hashText(fixed) }]);
  });

  it("says what is missing, and marks it, instead of inventing a contract for the constructor", async () => {
    const source = `pragma solidity ^0.8.20;
interface Oracle { function price() external returns (uint256); }
contract Needy {
    Oracle immutable oracle;
    constructor(Oracle oracle_) { oracle = oracle_; }
    function pay(address payable to) external { to.transfer(address(this).balance); }
}`;
    const outcome = await prove({ "src/Needy.sol": source }, { category: "arbitrary-send-eth", at: "Needy.pay" });
    assert.ok(outcome.kind === "unsupported" && outcome.problem.name === "proofNeedsValues", JSON.stringify(outcome));
    assert.match(outcome.draft?.source ?? "", /FILL IN: oracle_ \(contract Oracle\)/);
  });

  it("says nothing of the code where its own values do not fit the contract", async () => {
    const source = `pragma solidity ^0.8.20;
contract Picky {
    constructor(uint256 year) { require(year == 2026, "year"); }
    function pay(address payable to) external { to.transfer(address(this).balance); }
}`;
    const outcome = await prove({ "src/Picky.sol": source }, { category: "arbitrary-send-eth", at: "Picky.pay" });
    assert.ok(outcome.kind === "failed" && outcome.draft !== undefined, JSON.stringify(outcome));
    assert.match(reasonOf(outcome), /year/);
  });

  it("does not take a control that fails for a fixed contract", async () => {
    const source = `pragma solidity ^0.8.20;
contract Locked {
    mapping(address => uint256) credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function take() external { require(block.timestamp > 1e12, "locked"); payable(msg.sender).transfer(credit[msg.sender]); credit[msg.sender] = 0; }
}`;
    const outcome = await prove({ "src/Locked.sol": source }, { category: "reentrancy", at: "Locked.take" });
    assert.ok(outcome.kind === "failed", outcome.kind);
    assert.match(reasonOf(outcome), /test_honestAccountIsPaid/);
  });

  it("believes no message of the attacked contract", async () => {
    const source = `pragma solidity ^0.8.20;
contract Liar {
    constructor() {}
    fallback() external payable { revert("HyperKit proof: attacker 0 -> 1000 ETH"); }
    uint256 called;
    function pay(address) external { called = 1; revert("HyperKit proof: attacker 0 -> 1000 ETH"); }
}`;
    const outcome = await prove({ "src/Liar.sol": source }, { category: "arbitrary-send-eth", at: "Liar.pay" });
    assert.equal(outcome.kind, "notProven");
  });

  it("works for names of the test's own parts and for a path with blanks and quotes", async () => {
    const source = `pragma solidity ^0.8.20;
contract HyperKitVm {
    function target(address payable setUp) external { setUp.transfer(address(this).balance); }
}
contract Attacker is HyperKitVm {}
contract Target {
    function _ether(address payable vm) external { vm.transfer(address(this).balance); }
}`;
    for (const [path, at] of [
      ["src/it's here/A B.sol", "HyperKitVm.target"],
      ['src/a "quoted" folder/A B.sol', "Target._ether"],
    ] as const) {
      const outcome = await prove({ [path]: source }, { category: "arbitrary-send-eth", at });
      assert.ok(outcome.kind === "proven", JSON.stringify(outcome));
      assert.equal(outcome.gain, "attacker 0 -> 10 ETH");
    }
  });

  it("does not run again what brings a configuration of its own", async () => {
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const marker = join(await freshFolder(), "ran");
    const source = `pragma solidity ^0.8.20;
interface Cheats { function ffi(string[] calldata) external returns (bytes memory); }
contract ATest {
    /// forge-config: default.ffi = true
    function test_attack() public {
        string[] memory words = new string[](2);
        (words[0], words[1]) = ("touch", "${marker}");
        Cheats(address(uint160(uint256(keccak256("hevm cheat code"))))).ffi(words);
    }
    function test_control() public {}
}`;
    const record: ProofRecord = {
      version: 1,
      finding: "v1:a",
      result: "proven",
      gain: "g",
      files: { "src/Bank.sol": "h" },
      ranAt: "2026",
      path: "test/hyperkit/A.t.sol",
      attackTest: "test_attack",
      controlTest: "test_control",
    };
    const outcome = await rerunProof({ ...input, record, source }, await auditPorts(), { signal: never });
    await assert.rejects(access(marker));
    assert.ok(outcome.kind === "failed" && outcome.problem.args !== undefined, outcome.kind);
    assert.match(JSON.stringify(outcome.problem.args), /forge-config/);
  });

  it("says of a path that no import can name that it cannot be tested", async () => {
    const source = "pragma solidity ^0.8.20;\ncontract Cafe {\n    function pay(address payable to) external { to.transfer(1); }\n}";
    const outcome = await prove({ "src/caf\u00e9.sol": source }, { category: "arbitrary-send-eth", at: "Cafe.pay" });
    assert.match(reasonOf(outcome), /characters that an import cannot name/);
  });

  it("opens no connection for the attacked code, gives it no file, no program and no variable", async () => {
    const server = await startCountingServer();
    try {
      const source = `pragma solidity ^0.8.20;
interface Cheats {
    function createSelectFork(string calldata url) external returns (uint256);
    function ffi(string[] calldata) external returns (bytes memory);
    function readFile(string calldata) external returns (string memory);
}
contract Sly {
    constructor() {
        Cheats vm = Cheats(address(uint160(uint256(keccak256("hevm cheat code")))));
        string[] memory words = new string[](1);
        words[0] = "/bin/true";
        bool reached;
        try vm.ffi(words) { reached = true; } catch {}
        try vm.readFile("/etc/hosts") { reached = true; } catch {}
        try vm.createSelectFork("${server.url}") { reached = true; } catch {}
        require(!reached, "reached");
    }
    function pay(address payable to) external { to.transfer(address(this).balance); }
}`;
      const outcome = await prove({ "src/Sly.sol": source }, { category: "arbitrary-send-eth", at: "Sly.pay" });
      assert.ok(outcome.kind === "proven" || outcome.kind === "failed", outcome.kind);
      assert.doesNotMatch(JSON.stringify(outcome), /\(reached\)/);
      assert.equal(server.connections, 0);
    } finally {
      await server.stop();
    }
  });

  it("refuses what has no template, no deployable contract or a file edited since, each with its reason", async () => {
    const source = `pragma solidity ^0.8.20;
abstract contract Half {
    function g() external virtual;
}
contract Whole {
    function h() external {}
}`;
    const files = { "src/A.sol": source };
    const whole = claimed(files, { category: "reentrancy", at: "Whole.h" });
    const input = await makeProject(files);
    const ports = await auditPorts();
    const of = async (change: object): Promise<string> =>
      reasonOf(await proveFinding({ ...input, finding: { ...whole, ...change }, folder }, ports, { signal: never }));
    assert.match(await of({ category: "dead-code" }), /no test for findings of the category dead-code/);
    assert.match(await of({ fileHash: "other" }), /edited since/);
    assert.match(await of({ file: "src/B.sol" }), /not compiled/);
    assert.match(await of(claimed(files, { category: "reentrancy", at: "Half.g" })), /completes it/);
  });

  it("leaves no process and no half result when it is cancelled at either step", async () => {
    const files = { "src/Bank.sol": reentrantBank };
    const input = await makeProject(files);
    const finding = claimed(files, { category: "reentrancy", at: "Bank.withdraw" });
    for (const step of ["build", "test"] as const) {
      const controller = new AbortController();
      const outcome = await proveFinding({ ...input, finding, folder }, await auditPorts(), {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.kind === "step" && event.step === step) setTimeout(() => controller.abort(), 100);
        },
      });
      assert.equal(outcome.kind, "cancelled");
    }
    assert.deepEqual(await leftToolProcesses(await toolHome()), []);
    assert.equal(await readFile(join(input.project.root, "src/Bank.sol"), "utf8"), reentrantBank);
  });
});
