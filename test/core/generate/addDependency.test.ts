import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packOpenZeppelin } from "../../../scripts/packOpenZeppelin.mjs";
import { executeDependencyPlan, planDependency } from "../../../src/core/generate/addDependency.ts";
import type { DependencyPlan } from "../../../src/core/generate/addDependency.ts";
import { readDependencyArchive } from "../../../src/core/generate/dependencyArchive.ts";
import type { DependencyArchive } from "../../../src/core/generate/dependencyArchive.ts";
import { draftContract } from "../../../src/core/generate/draftContract.ts";
import { forge } from "./forgeFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { projectIn } from "./samples.ts";

const toml = '[profile.default]\nsolc = "0.8.37"\n';
const line = "@openzeppelin/contracts/=lib/openzeppelin-contracts/contracts/";
const never = { signal: new AbortController().signal };

let archive: DependencyArchive;

async function plan(root: string) {
  return planDependency({ ...(await projectIn(root)), archive });
}

async function planned(root: string): Promise<DependencyPlan> {
  const outcome = await plan(root);
  assert.ok(outcome.kind === "planned", JSON.stringify(outcome));
  return outcome.plan;
}

async function problemOf(root: string): Promise<{ readonly name: string; readonly line: number | undefined }> {
  const outcome = await plan(root);
  assert.ok(outcome.kind === "failed", outcome.kind);
  return { name: outcome.problem.name, line: outcome.problem.place?.line };
}

describe("adding OpenZeppelin Contracts", function () {
  this.timeout(60_000);

  before(async () => {
    const file = join(await freshFolder(), "archive.json.gz");
    await packOpenZeppelin(file);
    const outcome = await readDependencyArchive(file);
    assert.ok(outcome.kind === "ok");
    archive = outcome.archive;
  });

  it("makes a generated contract compile with the real forge", async () => {
    const root = await freshFolder({ "foundry.toml": toml });
    const { openZeppelin, folder, remapping, pieces } = await planned(root);
    assert.deepEqual(remapping, { line, change: "create" });
    assert.deepEqual(folder, { path: "lib/openzeppelin-contracts", files: archive.files.length });
    assert.deepEqual(await readdir(root), ["foundry.toml"], "planning writes nothing");
    const outcome = await executeDependencyPlan({ ...(await planned(root)), pieces }, never);
    assert.equal(outcome.kind, "placed", JSON.stringify(outcome));
    const draft = draftContract({ template: "erc4626Vault", answers: {}, openZeppelin, sourceFolder: "src" });
    assert.ok(draft.kind === "drafted");
    await mkdir(join(root, "src"));
    await writeFile(join(root, draft.file.path), draft.file.source);
    const { exitCode, text } = await forge(root, "build");
    assert.equal(exitCode, 0, text);
    assert.equal((await plan(root)).kind, "present", "a second time there is nothing to do");
  });

  it("appends to remappings.txt in the file's own line ends and keeps what is there", async () => {
    for (const [before, after] of [
      ["a/=lib/a/", `a/=lib/a/\n${line}\n`],
      ["a/=lib/a/\r\n", `a/=lib/a/\r\n${line}\r\n`],
      ["", `${line}\n`],
    ] as const) {
      const root = await freshFolder({ "foundry.toml": toml, "remappings.txt": before });
      const found = await planned(root);
      assert.equal(found.remapping.change, "append");
      assert.equal((await executeDependencyPlan(found, never)).kind, "placed");
      assert.equal(await readFile(join(root, "remappings.txt"), "utf8"), after);
    }
  });

  it("keeps an equal remapping, wherever it is written", async () => {
    const equal = line.replace(/\/$/, "").replace("=lib", "=./lib");
    for (const files of [
      { "foundry.toml": toml, "remappings.txt": `${equal}\n` },
      { "foundry.toml": `${toml}remappings = ["${equal}/"]\n` },
    ]) {
      const found = await planned(await freshFolder(files));
      assert.equal(found.remapping.change, "keep");
      assert.deepEqual(
        found.pieces.map((piece) => piece.path),
        ["lib/openzeppelin-contracts"],
      );
    }
  });

  it("refuses a remapping that leads elsewhere, with its line", async () => {
    const other = "@openzeppelin/contracts/=lib/mine/";
    assert.deepEqual(await problemOf(await freshFolder({ "foundry.toml": toml, "remappings.txt": `a/=b/\n${other}\n` })), {
      name: "remappingConflict",
      line: 1,
    });
    assert.deepEqual(await problemOf(await freshFolder({ "foundry.toml": `${toml}remappings = ["${other}"]\n` })), {
      name: "remappingConflict",
      line: 2,
    });
  });

  it("overwrites no folder of the same name", async () => {
    const root = await freshFolder({ "foundry.toml": toml, "lib/openzeppelin-contracts/README.md": "mine" });
    const outcome = await executeDependencyPlan(await planned(root), never);
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "fileExists");
    assert.deepEqual((await readdir(root)).toSorted(), ["foundry.toml", "lib"]);
    assert.deepEqual(await readdir(join(root, "lib/openzeppelin-contracts")), ["README.md"]);
  });

  it("uses the library folder that foundry.toml names", async () => {
    const root = await freshFolder({ "foundry.toml": `${toml}libs = ["node_modules", "vendor"]\n`, "vendor/.keep": "" });
    assert.equal((await planned(root)).folder?.path, "vendor/openzeppelin-contracts");
  });

  it("adds only the remapping where a monorepo has the library already", async () => {
    const library = "node_modules/@openzeppelin/contracts";
    const folder = await freshFolder({
      [`${library}/token/ERC20/ERC20.sol`]: "contract ERC20 {}",
      [`${library}/package.json`]: '{"name":"@openzeppelin/contracts","version":"5.3.0"}',
      "packages/token/foundry.toml": toml,
      "packages/token/package.json": '{"devDependencies":{"@openzeppelin/contracts":"5.3.0"}}',
    });
    const found = await planned(join(folder, "packages/token"));
    assert.equal(found.folder, undefined);
    assert.equal(found.openZeppelin.version.text, "5.3.0");
    assert.equal(found.remapping.line, "@openzeppelin/contracts/=../../node_modules/@openzeppelin/contracts/");
  });
});
