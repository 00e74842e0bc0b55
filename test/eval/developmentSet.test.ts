import assert from "node:assert/strict";
import { join } from "node:path";
import { execa } from "execa";
import { findCategory } from "../../src/core/audit/taxonomy/categoryTable.ts";
import { compilerLine, listContracts, readContract, readPairs } from "../../scripts/eval/developmentSet.ts";
import type { SetFolder } from "../../scripts/eval/developmentSet.ts";
import { paths } from "../../scripts/setup/paths.ts";

const folders: readonly SetFolder[] = ["vulnerable", "fixed", "decoys"];

/** The compilers of the set by their line, and the package each is in. */
const compilers: Readonly<Record<string, string>> = {
  "0.4": "solc-0.4",
  "0.5": "solc-0.5",
  "0.6": "solc-0.6",
  "0.7": "solc-0.7",
  "0.8": "solc",
};

describe("the development set of the audit", () => {
  it("has enough pairs, categories and decoys, over every line of compilers", async () => {
    const pairs = await readPairs();
    assert.ok(pairs.length >= 80, String(pairs.length));
    assert.ok(new Set(pairs.map(({ category }) => category)).size >= 16);
    assert.ok((await listContracts("decoys")).length >= 10);
    const lines = await Promise.all(pairs.map(async ({ name }) => compilerLine(await readContract("vulnerable", name))));
    assert.deepEqual([...new Set(lines)].toSorted(), Object.keys(compilers));
  });

  it("has a label and a fixed twin for each vulnerable contract, and for nothing else", async () => {
    const labelled = (await readPairs()).map(({ name }) => name);
    assert.deepEqual(labelled, await listContracts("vulnerable"));
    assert.deepEqual(labelled, await listContracts("fixed"));
    const decoys = await listContracts("decoys");
    assert.ok(decoys.every((name) => !labelled.includes(name)));
  });

  it("labels categories of the taxonomy, with their own entry of SWC, at declarations that are there", async () => {
    for (const { name, category, swc, also = [], declarations, places, why } of await readPairs()) {
      const known = findCategory(category);
      assert.ok(known !== undefined, `${name}: ${category}`);
      assert.equal(swc, known.swc, name);
      for (const other of also) assert.ok(other !== category && findCategory(other) !== undefined, `${name}: ${other}`);
      places.forEach((place, index) => assert.ok(place !== undefined && place.end >= place.start, `${name}: ${declarations[index]}`));
      assert.match(why, /^[^\n]+\.$/, name);
    }
  });

  it("changes the labelled contract in its twin, and asks for the same compiler", async () => {
    for (const { name } of await readPairs()) {
      const [vulnerable, fixed] = await Promise.all([readContract("vulnerable", name), readContract("fixed", name)]);
      assert.notEqual(vulnerable, fixed, name);
      assert.equal(compilerLine(vulnerable), compilerLine(fixed), name);
      const kept = vulnerable.split("\n").filter((line) => fixed.split("\n").includes(line));
      assert.ok(kept.length >= vulnerable.split("\n").length / 2, `${name} differs by more than its fix`);
    }
  });

  it("gives nothing away: no comment in a source, and no contract of one name in two files", async () => {
    for (const folder of folders) {
      const seen = new Map<string, string>();
      for (const name of await listContracts(folder)) {
        const source = await readContract(folder, name);
        assert.doesNotMatch(source.replace(/^\/\/ SPDX.*$/m, ""), /\/\/|\/\*/, name);
        for (const [, contract = ""] of source.matchAll(/^(?:abstract contract|contract|interface|library) (\w+)/gm)) {
          assert.equal(seen.get(contract), undefined, `${contract} in ${name}`);
          seen.set(contract, name);
        }
      }
    }
  });

  for (const [line, packageName] of Object.entries(compilers)) {
    it(`compiles with the real compiler of ${line}`, async function () {
      this.timeout(300_000);
      const sources: Record<string, { content: string }> = {};
      for (const folder of folders) {
        for (const name of await listContracts(folder)) {
          const content = await readContract(folder, name);
          if (compilerLine(content) === line) sources[`${folder}/${name}.sol`] = { content };
        }
      }
      assert.ok(Object.keys(sources).length > 10);
      // Checked as a whole; code is made in the evaluation itself.
      const input = { language: "Solidity", sources, settings: { outputSelection: { "*": { "*": ["abi"] } } } };
      const { stdout } = await execa(
        process.execPath,
        [join(paths.root, "scripts", "setup", "solcWrapper.mjs"), packageName, "--standard-json"],
        {
          input: JSON.stringify(input),
        },
      );
      const output = JSON.parse(stdout) as { errors?: { severity: string; formattedMessage: string }[]; contracts: object }; // solc's documented output
      assert.deepEqual(
        (output.errors ?? []).filter(({ severity }) => severity === "error").map(({ formattedMessage }) => formattedMessage),
        [],
      );
      assert.equal(Object.keys(output.contracts).length, Object.keys(sources).length);
    });
  }
});
