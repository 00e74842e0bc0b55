import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { numbered, pairwiseAnswers } from "../../../../scripts/templates/templateAnswers.ts";
import { draftContract } from "../../../../src/core/generate/draftContract.ts";
import { stringLiteral } from "../../../../src/core/generate/templates/stringLiteral.ts";
import { templateTable } from "../../../../src/core/generate/templates/templateTable.ts";
import type { Answers } from "../../../../src/core/generate/templates/template.ts";
import { copyOpenZeppelin, forge } from "../forgeFolder.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { openZeppelin, openZeppelinOf } from "../samples.ts";

const hostileNames = [
  '"); selfdestruct(x); //',
  "back\\slash\\",
  "\\u0041 \\x41 \\n stays text",
  "*/ contract Evil {} /*",
  "Zürich ☕ 漢字",
  "';`${1}",
];

function draft(template: string, answers: Answers, version = openZeppelin): { readonly path: string; readonly source: string } {
  const outcome = draftContract({ template, answers, openZeppelin: version, sourceFolder: "src" });
  assert.equal(outcome.kind, "drafted", JSON.stringify(outcome));
  return outcome.kind === "drafted" ? outcome.file : assert.fail();
}

/** Deploys the contract with some value of the right type for each constructor parameter. */
function deployment(source: string): string {
  const name = /^contract (\w+)/m.exec(source)?.[1] ?? assert.fail(source);
  const parameters = /constructor\(([^)]*)\)/.exec(source)?.[1] ?? assert.fail(source);
  const values = parameters
    .split(",")
    .filter((parameter) => parameter.trim() !== "")
    .map((parameter, index) => {
      const type = parameter.trim().split(" ")[0] ?? "";
      const known: Readonly<Record<string, string>> = { uint64: "10", IERC20: "new Hostile0(address(1))" };
      return known[type] ?? `address(${index + 1})`;
    });
  return `new ${name}(${values.join(", ")});`;
}

describe("templates", function () {
  this.timeout(180_000);
  let root = "";
  const sources = new Map<string, string>();

  before(async () => {
    root = await freshFolder({
      "foundry.toml": '[profile.default]\nsolc = "0.8.37"\n[lint]\nlint_on_build = false\n',
      "remappings.txt": "@openzeppelin/contracts/=lib/openzeppelin-contracts/contracts/\n",
    });
    await copyOpenZeppelin(join(root, "lib", "openzeppelin-contracts", "contracts"));
    await mkdir(join(root, "src"));
    for (const template of templateTable) {
      for (const answers of numbered(template, pairwiseAnswers(template, openZeppelin))) {
        const file = draft(template.id, answers);
        sources.set(file.path, file.source);
      }
    }
    for (const [index, name] of hostileNames.entries()) {
      const file = draft("erc20", { contractName: `Hostile${index}`, name, options: ["permit"] });
      sources.set(file.path, file.source);
    }
    for (const [path, source] of sources) await writeFile(join(root, path), source);
    const deployments = [...sources.values()].map(
      (source, index) => `    function test_deploys_${index}() public { ${deployment(source)} }`,
    );
    const tests = hostileNames.map((name, index) => {
      const bytes = Buffer.from(name, "utf8").toString("hex");
      return `    function test_${index}() public { require(keccak256(bytes(new Hostile${index}(address(1)).name())) == keccak256(hex"${bytes}")); }`;
    });
    const imports = [...sources.keys()].map((path) => `import "../${path}";`);
    const test = ["pragma solidity ^0.8.20;", ...imports, "contract NamesTest {", ...tests, ...deployments, "}", ""].join("\n");
    await mkdir(join(root, "test"));
    await writeFile(join(root, "test", "Names.t.sol"), test);
  });

  it("compile without a warning and deploy in every pairwise combination, and keep hostile names as they are", async () => {
    const { exitCode, text } = await forge(root, "test", "--deny", "warnings");
    assert.equal(exitCode, 0, text);
    assert.match(text, new RegExp(`${hostileNames.length + sources.size} tests passed, 0 failed`), text);
    assert.ok(sources.size >= 25, `${sources.size} contracts are too few to be every pair`);
  });

  it("are formatted as forge fmt would", async () => {
    const { exitCode, text } = await forge(root, "fmt", "--check", "src");
    assert.equal(exitCode, 0, text);
  });

  it("have nothing to say to forge lint", async () => {
    const { exitCode, text } = await forge(root, "lint", "src");
    assert.equal(exitCode, 0, text);
    assert.doesNotMatch(text, /^(warning|note)\[/m);
  });

  it("never invent an address: whoever has a right is a parameter of the constructor", () => {
    for (const [path, source] of sources) assert.doesNotMatch(source, /0x|msg\.sender|tx\.origin/, path);
  });

  it("give the same source for the same answers", () => {
    const answers = { contractName: "Same", supply: "mintable", options: ["capped", "pausable"], access: "roles" };
    assert.equal(draft("erc20", answers).source, draft("erc20", answers).source);
  });

  it("state the oldest Solidity that the installed release accepts", () => {
    const pragma = (template: string, version: string): string | undefined =>
      /pragma solidity \^([\d.]+);/.exec(draft(template, {}, openZeppelinOf(version)).source)?.[1];
    assert.equal(pragma("erc721", "5.0.2"), "0.8.20");
    assert.equal(pragma("erc721", "5.7.0"), "0.8.24");
    assert.equal(pragma("erc20", "5.7.0"), "0.8.20");
  });

  it("refuse an unknown template", () => {
    const outcome = draftContract({ template: "erc777", answers: {}, openZeppelin, sourceFolder: "src" });
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "choiceUnknown");
  });
});

describe("stringLiteral, read by solc", function () {
  this.timeout(60_000);

  it("has exactly the bytes of the text", async () => {
    const texts = [...hostileNames, "a\u202Eb\u2028\u0000\u007F\n\r\t", "\u{E0041}\u{1F9D1}\u200D\u{1F4BB}", "\uFEFF", ""];
    const checks = texts.map(
      (text) => `        require(keccak256(bytes(${stringLiteral(text)})) == keccak256(hex"${Buffer.from(text).toString("hex")}"));`,
    );
    const source = `pragma solidity ^0.8.20;\ncontract LiteralTest {\n    function test_literals() public pure {\n${checks.join("\n")}\n    }\n}\n`;
    const root = await freshFolder({ "foundry.toml": '[profile.default]\nsolc = "0.8.37"\n', "test/Literal.t.sol": source });
    const { exitCode, text } = await forge(root, "test");
    assert.equal(exitCode, 0, text);
  });
});
