import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { findExecutable } from "../../src/core/process/findExecutable.ts";
import { auditUntrusted } from "../../src/core/audit/untrusted/auditUntrusted.ts";
import type { UntrustedInput, UntrustedOutcome, UntrustedPorts } from "../../src/core/audit/untrusted/auditUntrusted.ts";
import { inspectRepository } from "../../src/core/audit/untrusted/inspectRepository.ts";
import type { Intent } from "../../src/core/audit/untrusted/intent.ts";
import { listRepository } from "../../src/core/audit/untrusted/listRepository.ts";
import { auditPorts, never } from "../core/audit/auditFolder.ts";
import { folderContent } from "../support/folderContent.ts";
import { makeHostile, secret } from "./hostileProject.ts";
import type { HostileProject } from "./hostileProject.ts";
import type { HostileCase } from "./untrustedCase.ts";
import { hostileCases, packCases, secretImports } from "./untrustedProjects.ts";

const enabled = { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false };

async function ports(): Promise<UntrustedPorts> {
  return { ...(await auditPorts()), findProgram: async (name) => findExecutable([`/usr/bin/${name}`, `/bin/${name}`]) };
}

/** The repository of some cases, with what it was made of. */
async function write(hostile: Parameters<typeof makeHostile>[0], cases: readonly HostileCase[]): Promise<HostileProject> {
  const { "foundry.toml": isLink } = hostile.links ?? {};
  const made = await makeHostile(hostile, isLink === undefined ? {} : { without: ["foundry.toml"] });
  for (const { prepare } of cases) await prepare?.(made.root);
  return made;
}

function inputOf(root: string, fetch = false): UntrustedInput {
  return { project: { root, name: "hostile" }, opened: root, enabled, fetch };
}

function told(intents: readonly Intent[]): readonly string[] {
  return intents.map(({ kind, file, line }) => `${kind} ${file}:${line + 1}`);
}

type Audited = Extract<UntrustedOutcome, { readonly kind: "audited" }>;

async function audit(root: string, how: UntrustedPorts, fetch = false): Promise<Audited> {
  const outcome = await auditUntrusted(inputOf(root, fetch), how, { signal: never });
  assert.equal(outcome.kind, "audited");
  return outcome;
}

describe("an audit without trust", function () {
  this.timeout(180_000);

  before(function () {
    assert.ok(hostileCases.length >= 25, String(hostileCases.length));
  });

  for (const one of hostileCases) {
    it(`tells of ${one.name}`, async () => {
      const { root } = await write(one, [one]);
      const intents = await inspectRepository(await listRepository({ base: root, first: root }, never), never);
      const found = told(intents);
      assert.deepEqual(
        one.told.filter((expected) => !found.includes(expected)),
        [],
        found.join("\n"),
      );
      assert.ok(!JSON.stringify(intents).includes(secret) && !JSON.stringify(intents).includes("secret-token"));
    });
  }

  it("says nothing of an honest repository", async () => {
    const { root } = await makeHostile({ files: { "README.md": "#", "package.json": '{"scripts":{"test":"forge test"}}' } });
    assert.deepEqual(await inspectRepository(await listRepository({ base: root, first: root }, never), never), []);
  });

  for (const [index, pack] of packCases(hostileCases).entries()) {
    it(`does no harm and finds what is wrong, repository ${index + 1}: ${pack.cases.map(({ name }) => name).join("; ")}`, async () => {
      const { root, outside } = await write(pack, pack.cases);
      const before = await folderContent(outside);
      const how = await ports();
      const { outcome, report } = await audit(root, how);
      assert.deepEqual(await folderContent(outside), before);
      const rules = outcome.findings.flatMap(({ reports }) => reports.map(({ rule }) => rule));
      assert.ok(rules.includes("reentrancy-eth"), JSON.stringify(outcome.runs.map((run) => run.outcome)));
      assert.ok(!JSON.stringify({ outcome, report }).includes(secret));
      // What could not be copied is missing in what was analysed.
      const isWhole = !report.leftOut.some(({ path }) => path.startsWith("src/"));
      assert.equal(outcome.complete, isWhole, JSON.stringify([report.leftOut, outcome.runs.map((run) => run.outcome)]));
      assert.deepEqual(
        await readdir(join(how.roots.cache, "untrusted")).then(async ([key = ""]) => readdir(join(how.roots.cache, "untrusted", key))),
        [],
      );
    });
  }

  it(`does not tell ${secretImports.name}`, async () => {
    const { root, outside } = await write(secretImports, [secretImports]);
    const before = await folderContent(outside);
    const { outcome, report } = await audit(root, await ports());
    assert.equal(outcome.complete, false);
    assert.ok(!JSON.stringify({ outcome, report }).includes(secret));
    assert.deepEqual(await folderContent(outside), before);
  });
});
