import assert from "node:assert/strict";
import { groupFindings, groupings, parseGrouping } from "../../../../src/core/audit/browse/groupFindings.ts";
import type { Grouping } from "../../../../src/core/audit/browse/groupFindings.ts";
import { triaged } from "./triaged.ts";

const both = triaged({
  id: "both",
  severity: "high",
  category: "reentrancy",
  file: "src/Z.sol",
  reports: [
    { analyzer: "slither", rule: "reentrancy-eth" },
    { analyzer: "forgeLint", rule: "reentrancy" },
    { analyzer: "slither", rule: "reentrancy-balance" },
  ],
});
const low = triaged({ id: "low", severity: "low", category: "its-own-rule", file: "src/A.sol" });
const first = triaged({ id: "first", severity: "low", category: "its-own-rule", file: "src/B.sol" });
const second = triaged({ id: "second", severity: "gas", category: "its-own-rule", file: "src/B.sol" });
const all = [second, low, first, both];

function grouped(by: Grouping): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(groupFindings(all, by).map(({ key, findings }) => [key, findings.map(({ finding }) => finding.id)]));
}

describe("groupFindings", () => {
  it("puts the worst group first, then the bigger one, then by title", () => {
    assert.deepEqual(Object.keys(grouped("severity")), ["high", "low", "gas"]);
    assert.deepEqual(Object.keys(grouped("file")), ["src/Z.sol", "src/B.sol", "src/A.sol"]);
    const alike = [triaged({ file: "src/b.sol" }), triaged({ file: "src/a.sol" })];
    assert.deepEqual(
      groupFindings(alike, "file").map(({ key }) => key),
      ["src/a.sol", "src/b.sol"],
    );
  });

  it("keeps the order within a group, and the worst severity of it", () => {
    assert.deepEqual(grouped("category"), { reentrancy: ["both"], "its-own-rule": ["second", "low", "first"] });
    assert.deepEqual(
      groupFindings(all, "category").map(({ worst }) => worst),
      ["high", "low"],
    );
  });

  it("puts a finding of two analyzers in the group of each, once", () => {
    assert.deepEqual(grouped("analyzer"), { forgeLint: ["second", "low", "first", "both"], slither: ["both"] });
    assert.deepEqual(
      groupFindings(all, "analyzer").map(({ title }) => title),
      ["forge lint", "slither"],
    );
  });

  it("names a category by its title, and an unmapped rule by its own name", () => {
    assert.deepEqual(
      groupFindings(all, "category").map(({ title }) => title),
      ["Reentrancy", "its-own-rule"],
    );
  });

  it("makes no group of nothing", () => {
    for (const by of groupings) assert.deepEqual(groupFindings([], by), []);
  });

  it("keeps names that objects have by themselves apart", () => {
    const odd = [triaged({ category: "constructor" }), triaged({ category: "__proto__" })];
    assert.deepEqual(
      groupFindings(odd, "category").map(({ key }) => key),
      ["__proto__", "constructor"],
    );
  });
});

describe("parseGrouping", () => {
  it("reads each grouping back, and takes the usual one for anything else", () => {
    for (const by of groupings) assert.equal(parseGrouping(by), by);
    for (const value of [undefined, null, "colour", 3, {}]) assert.equal(parseGrouping(value), "severity");
  });
});
