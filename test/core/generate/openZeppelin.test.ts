import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findOpenZeppelin } from "../../../src/core/generate/openZeppelin.ts";
import { copyOpenZeppelin, forge } from "./forgeFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { projectIn } from "./samples.ts";

const toml = "[profile.default]\n";
const source = "contract ERC20 {}\n";
const manifest = (version: string, name = "@openzeppelin/contracts"): string => JSON.stringify({ name, version });

/** What the library's own repository says, and what npm's package lacks. */
const ownRemapping = {
  "lib/openzeppelin-contracts/foundry.toml": toml,
  "lib/openzeppelin-contracts/remappings.txt": "@openzeppelin/contracts/=contracts/\n",
};

/** A library of one file, as far as finding is concerned. */
function library(folder: string, version: string): Readonly<Record<string, string>> {
  return { [`${folder}/token/ERC20/ERC20.sol`]: source, [`${folder}/package.json`]: manifest(version) };
}

async function find(files: Readonly<Record<string, string>>, below = "") {
  const folder = await freshFolder({ [join(below, "foundry.toml")]: toml, ...files });
  const { project, config } = await projectIn(join(folder, below));
  return findOpenZeppelin(project, config);
}

describe("findOpenZeppelin", () => {
  it("finds the library that forge install, npm or a remapping put into the project", async () => {
    const layouts: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ ...library("lib/openzeppelin-contracts/contracts", "5.0.2"), ...ownRemapping }, "@openzeppelin/contracts/"],
      [library("node_modules/@openzeppelin/contracts", "5.0.2"), "@openzeppelin/contracts/"],
      [{ ...library("vendor/oz", "5.0.2"), "remappings.txt": "@openzeppelin/contracts/=vendor/oz/\n" }, "@openzeppelin/contracts/"],
      [{ ...library("vendor/oz/contracts", "5.0.2"), "remappings.txt": "@openzeppelin/=vendor/oz/\n" }, "@openzeppelin/contracts/"],
      [{ ...library("vendor/oz/contracts", "5.0.2"), "remappings.txt": "openzeppelin/=vendor/oz/\n" }, "openzeppelin/contracts/"],
    ];
    for (const [files, prefix] of layouts) {
      const found = await find(files);
      assert.equal(found.kind, "found", JSON.stringify([files, found]));
      assert.ok(found.kind === "found" && found.version.text === "5.0.2" && found.importPrefix === prefix, JSON.stringify(found));
    }
  });

  it("reads the version of a git checkout from the package.json above the contracts", async () => {
    const root = "lib/openzeppelin-contracts";
    const found = await find({
      [`${root}/contracts/token/ERC20/ERC20.sol`]: source,
      [`${root}/package.json`]: manifest("5.4.0", "openzeppelin-solidity"),
      ...ownRemapping,
    });
    assert.equal(found.kind === "found" && found.version.minor, 4);
  });

  it("follows the longest remapping, as the compiler does", async () => {
    const remappings = "@openzeppelin/=node_modules/@openzeppelin/\n@openzeppelin/contracts/=vendor/\n";
    const found = await find({
      ...library("node_modules/@openzeppelin/contracts", "5.0.0"),
      ...library("vendor", "5.6.1"),
      "remappings.txt": remappings,
    });
    assert.equal(found.kind === "found" && found.version.text, "5.6.1");
  });

  it("says that a library of a monorepo needs a remapping, and uses it when there is one", async () => {
    const asks = { "packages/token/package.json": '{"dependencies":{"@openzeppelin/contracts":"^5"}}' };
    const hoisted = { ...library("node_modules/@openzeppelin/contracts", "5.2.0"), ...asks };
    assert.equal((await find(hoisted, "packages/token")).kind, "unmapped");
    const remapped = { ...hoisted, "packages/token/remappings.txt": "@openzeppelin/=../../node_modules/@openzeppelin/\n" };
    assert.equal((await find(remapped, "packages/token")).kind, "found");
  });

  it("leaves alone a library above that the project does not ask for", async () => {
    assert.equal((await find(library("node_modules/@openzeppelin/contracts", "5.2.0"), "packages/token")).kind, "missing");
  });

  it("says that a checkout without a remapping of its own needs one", async () => {
    assert.equal((await find(library("lib/openzeppelin-contracts/contracts", "5.2.0"))).kind, "unmapped");
  });

  it("says missing where there is none, also when a remapping leads nowhere", async () => {
    assert.equal((await find({})).kind, "missing");
    assert.equal((await find({ "remappings.txt": "@openzeppelin/contracts/=lib/gone/\n" })).kind, "missing");
  });

  it("refuses other major versions and a library without a readable version", async () => {
    const problemOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
      const found = await find(files);
      return found.kind === "failed" ? found.problem.name : found.kind;
    };
    const folder = "lib/openzeppelin-contracts/contracts";
    assert.equal(await problemOf(library(folder, "4.9.6")), "openZeppelinUnsupported");
    assert.equal(await problemOf(library(folder, "6.0.0")), "openZeppelinUnsupported");
    assert.equal(await problemOf({ [`${folder}/token/ERC20/ERC20.sol`]: source }), "openZeppelinUnreadable");
    assert.equal(await problemOf({ ...library(folder, "5.0.0"), [`${folder}/package.json`]: "{" }), "openZeppelinUnreadable");
  });

  it("agrees with forge about what the usual import finds without a remapping", async function () {
    this.timeout(60_000);
    for (const folder of ["lib/openzeppelin-contracts/contracts", "node_modules/@openzeppelin/contracts"]) {
      const contract =
        'pragma solidity ^0.8.20;\nimport {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";\ncontract A is ERC20("A", "A") {}\n';
      const root = await freshFolder({ "foundry.toml": `${toml}solc = "0.8.37"\n`, "src/A.sol": contract });
      await copyOpenZeppelin(join(root, folder));
      const own = folder.startsWith("lib/") ? Object.entries(ownRemapping) : [];
      for (const [path, text] of own) await writeFile(join(root, path), text);
      const { project, config } = await projectIn(root);
      assert.equal((await findOpenZeppelin(project, config)).kind, "found");
      const { exitCode, text } = await forge(root, "build");
      assert.equal(exitCode, 0, text);
    }
  });
});
