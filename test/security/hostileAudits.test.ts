import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { promisify } from "node:util";
import { nativeFoundryBinary } from "../../scripts/setup/foundry.ts";
import { slitherBinary } from "../../scripts/setup/slither.ts";
import type { AuditOutcome } from "../../src/core/audit/analyzer.ts";
import { createAnalyzers } from "../../src/core/audit/analyzerTable.ts";
import { runAudit } from "../../src/core/audit/runAudit.ts";
import { readFoundryConfig } from "../../src/core/foundry/readFoundryConfig.ts";
import { silentLog } from "../../src/core/observe/log.ts";
import { auditPorts, never, reentrantBank } from "../core/audit/auditFolder.ts";
import { toolHome } from "../core/generate/forgeFolder.ts";
import { makeHostile, secret } from "./hostileProject.ts";
import type { Hostile } from "./hostileProject.ts";

const enabled = { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false };

/** Everything that a configuration of slither can do: run a compiler, run a build, write a file, hide what was found. */
const slitherConfig = {
  solc: "./payload",
  compile_custom_build: "./payload build",
  json: "$OUTSIDE/victim/keep.txt",
  ...Object.fromEntries(["high", "medium", "low", "informational", "optimization"].map((severity) => [`exclude_${severity}`, true])),
  filter_paths: "src",
};

interface Case extends Hostile {
  readonly name: string;
  readonly refused: boolean;
}

const cases: readonly Case[] = [
  {
    name: "that brings a configuration for slither",
    files: { "src/Bank.sol": reentrantBank, "slither.config.json": JSON.stringify(slitherConfig) },
    refused: false,
  },
  {
    name: "whose outputs are a neighbour's folder",
    files: { "foundry.toml": '[profile.default]\nout = "../victim"\n', "src/Bank.sol": reentrantBank },
    refused: false,
  },
  {
    name: "whose source is a link to a secret",
    files: { "src/Bank.sol": reentrantBank },
    links: { "src/B.sol": "../../secret.env" },
    refused: true,
  },
  {
    name: "that brings a compiler and a finished build",
    files: {
      "foundry.toml": '[profile.default]\nsolc = "./payload"\n',
      "src/Bank.sol": reentrantBank,
      "out/Bank.sol/Bank.json": '{"abi":[]}',
      "out/build-info/1.json": '{"id":"1","source_id_to_path":{},"language":"Solidity"}',
    },
    refused: true,
  },
];

/** Audits as the editor does; without the refusal only the way the tools are called stands between the repository and its aims. */
async function audit(root: string, refusal: boolean): Promise<Extract<AuditOutcome, { readonly kind: "audited" }>> {
  const project = { root, name: "hostile" };
  const read = await readFoundryConfig({ project, profile: "default" });
  assert.equal(read.kind, "ok");
  const config = refusal ? read.config : { ...read.config, requests: [] };
  const outcome = await runAudit(
    { project, config, enabled },
    { analyzers: createAnalyzers(await auditPorts()), log: silentLog },
    { signal: never },
  );
  assert.equal(outcome.kind, "audited");
  return outcome;
}

function outcomesOf({ runs }: Extract<AuditOutcome, { readonly kind: "audited" }>): readonly string[] {
  return runs.map(({ outcome }) => (outcome.kind === "notAnalysed" ? outcome.problem.name : outcome.kind));
}

describe("the audit of a hostile repository", function () {
  this.timeout(120_000);

  for (const { name, refused, ...hostile } of cases) {
    it(`${refused ? "is refused" : "is complete"}, and does no harm: one ${name}`, async () => {
      const project = await makeHostile(hostile);
      const outcome = await audit(project.root, true);
      // slither, forge lint and our own detectors; aderyn is not installed, and mythril is switched off.
      const each = refused ? "requestRefused" : "analysed";
      assert.deepEqual(outcomesOf(outcome), [each, each, each, "off", "off"]);
      assert.equal(outcome.complete, !refused);
      if (!refused) assert.ok(outcome.findings.some(({ reports }) => reports.some(({ rule }) => rule === "reentrancy-eth")));
      assert.ok(!JSON.stringify(outcome).includes(secret), JSON.stringify(outcome));
      // The second lock: what our reading of the configuration might miss, no tool must be able to do.
      if (refused) await audit(project.root, false);
      assert.deepEqual(await project.harm(), []);
    });
  }

  it("would do harm with slither alone, so these tests can fail", async () => {
    const [first] = cases;
    assert.ok(first);
    const project = await makeHostile(first);
    const home = await toolHome();
    const env = { PATH: [dirname(nativeFoundryBinary("forge")), "/usr/bin", "/bin"].join(delimiter), HOME: home };
    await promisify(execFile)(slitherBinary, ["src/Bank.sol"], { cwd: project.root, env }).catch(() => undefined);
    assert.ok((await project.harm()).includes("MARK"));
  });
});
