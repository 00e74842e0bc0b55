import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { auditUntrusted } from "../../../../src/core/audit/untrusted/auditUntrusted.ts";
import type { UntrustedOutcome, UntrustedPorts } from "../../../../src/core/audit/untrusted/auditUntrusted.ts";
import { findExecutable } from "../../../../src/core/process/findExecutable.ts";
import { skipBecause } from "../../../../scripts/tests/skipBecause.ts";
import { startCountingServer } from "../../../support/countingServer.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { auditPorts, fakeTool, never, reentrantBank } from "../auditFolder.ts";

const all = { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false };
const findProgram = async (name: string): Promise<string | undefined> => findExecutable([`/usr/bin/${name}`, `/bin/${name}`]);

async function ports(tools?: Parameters<typeof auditPorts>[0]): Promise<UntrustedPorts> {
  return { ...(await auditPorts(tools)), findProgram };
}

interface Asked {
  readonly files: Readonly<Record<string, string>>;
  readonly inside?: string;
  readonly enabled?: typeof all;
  readonly signal?: AbortSignal;
  readonly onEvent?: () => void;
}

async function audit(
  { files, inside = ".", enabled = all, signal = never, onEvent = () => {} }: Asked,
  how: UntrustedPorts,
): Promise<UntrustedOutcome> {
  const opened = await freshFolder(files);
  return auditUntrusted({ project: { root: join(opened, inside), name: "p" }, opened, enabled, fetch: false }, how, { signal, onEvent });
}

/** What is left in HyperKit's storage. */
async function left({ roots }: UntrustedPorts): Promise<readonly string[]> {
  const [key = ""] = await readdir(join(roots.cache, "untrusted"));
  return readdir(join(roots.cache, "untrusted", key));
}

describe("auditUntrusted", function () {
  this.timeout(120_000);

  it("gives an analyzer that is bent on it no network", async function () {
    const server = await startCountingServer();
    const { hostname, port } = new URL(server.url);
    const slither = await fakeTool("slither", `exec 2>/dev/null; bash -c 'exec 3<>/dev/tcp/${hostname}/${port}'; echo 0.11.6`);
    const how = await ports({ slither });
    const asked = { files: { "foundry.toml": "", "src/Bank.sol": reentrantBank }, enabled: { ...all, forgeLint: false } };
    const outcome = await audit(asked, how);
    const enclosed = server.connections;
    // Where the system offers nothing the same program gets through, and the report says that it could.
    const open = await audit(asked, { ...how, findProgram: async () => undefined });
    const connections = server.connections - enclosed;
    await server.stop();
    assert.ok(outcome.kind === "audited" && open.kind === "audited");
    assert.deepEqual([open.report.isolation, connections > 0], ["flags", true]);
    if (outcome.report.isolation === "flags") return skipBecause(this, "this system gives no network namespace");
    assert.equal(enclosed, 0);
  });

  it("audits a package of a repository with the library above it", async () => {
    const how = await ports();
    const files = {
      ".git/HEAD": "ref: refs/heads/main\n",
      "lib/owned/src/Owned.sol": "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\ncontract Owned { address owner; }\n",
      "packages/a/foundry.toml": '[profile.default]\nlibs = ["../../lib"]\nremappings = ["owned/=../../lib/owned/src/"]\n',
      "packages/a/src/Uses.sol":
        '// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\nimport "owned/Owned.sol";\ncontract Uses is Owned { function who() external view returns (address) { return owner; } }\n',
    };
    const outcome = await audit({ files, inside: "packages/a" }, how);
    assert.equal(outcome.kind, "audited");
    assert.equal(outcome.outcome.complete, true, JSON.stringify(outcome.outcome.runs));
    assert.deepEqual([outcome.report.leftOut, outcome.report.intents, await left(how)], [[], [], []]);
  });

  it("says that a library is missing, not that the project is wrong", async () => {
    const files = {
      "foundry.toml": "",
      ".gitmodules": '[submodule "lib/a"]\n\tpath = lib/a\n\turl = https://example.invalid/a.git\n',
      "src/Uses.sol": '// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\nimport "a/A.sol";\ncontract Uses is A {}\n',
    };
    const outcome = await audit({ files, enabled: { ...all, forgeLint: false } }, await ports());
    assert.equal(outcome.kind, "audited");
    const [run] = outcome.outcome.runs;
    assert.equal(run?.outcome.kind === "notAnalysed" && run.outcome.problem.name, "librariesMissing");
  });

  it("says which compiler is not installed, and downloads none", async () => {
    const files = { "foundry.toml": '[profile.default]\nsolc = "0.8.1"\n', "src/A.sol": "pragma solidity ^0.8.0;\ncontract A {}\n" };
    const outcome = await audit({ files, enabled: { ...all, forgeLint: false } }, await ports());
    assert.equal(outcome.kind, "audited");
    const [run] = outcome.outcome.runs;
    const problem = run?.outcome.kind === "notAnalysed" ? run.outcome.problem : undefined;
    assert.deepEqual([problem?.name, problem?.args["version"]], ["compilerAbsent", "0.8.1"], JSON.stringify(problem));
  });

  it("audits what compiles, and names the file whose compiler is not installed", async () => {
    const files = { "foundry.toml": "", "src/Bank.sol": reentrantBank, "src/Old.sol": "pragma solidity 0.8.1;\ncontract Old {}\n" };
    const how = await ports();
    const outcome = await audit({ files }, how);
    assert.equal(outcome.kind, "audited");
    const { complete, runs, leftOut = [], findings } = outcome.outcome;
    assert.deepEqual([complete, leftOut.map(({ file, contracts }) => [file, contracts.join()])], [false, [["src/Old.sol", "Old"]]]);
    assert.match(leftOut[0]?.reason ?? "", /0\.8\.1/);
    assert.ok(runs.every((run) => run.outcome.kind !== "analysed"));
    assert.ok(findings.some(({ file, severity }) => file === "src/Bank.sol" && severity === "high"));
    assert.deepEqual(await left(how), []);
  });

  it("leaves nothing when it is cancelled half-way", async () => {
    const how = await ports();
    const controller = new AbortController();
    let events = 0;
    const onEvent = (): void => {
      events += 1;
      if (events === 5) controller.abort();
    };
    const outcome = await audit({ files: { "foundry.toml": "", "src/Bank.sol": reentrantBank }, signal: controller.signal, onEvent }, how);
    assert.deepEqual([outcome, await left(how)], [{ kind: "cancelled" }, []]);
  });
});
