import { strict as assert } from "node:assert";
import type { Finding } from "../../../src/core/audit/finding.ts";
import { mergeFindings } from "../../../src/core/audit/mergeFindings.ts";
import { categoryOf } from "../../../src/core/audit/taxonomy/categoryOf.ts";
import { finding } from "./finding.ts";

const slither = finding({ id: "s", title: "slither's words", reports: [{ analyzer: "slither", rule: "unchecked-lowlevel" }] });
const lint = finding({ id: "l", severity: "high", range: { startLine: 3, startCharacter: 10, endLine: 3, endCharacter: 30 } });

describe("mergeFindings", () => {
  it("joins one place and one category of two analyzers: the first one's words, the worse severity, both reports", () => {
    const [merged, ...others] = mergeFindings([slither, lint]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [merged?.id, merged?.title, merged?.severity, merged?.reports.map(({ analyzer }) => analyzer)],
      ["s", "slither's words", "high", ["slither", "forgeLint"]],
    );
  });

  it("keeps apart what differs in category, file, text, place or comes from one analyzer", () => {
    const different = [
      { ...lint, category: "other" },
      { ...lint, file: "src/B.sol" },
      { ...lint, fileHash: "b" },
      { ...lint, range: { startLine: 3, startCharacter: 20, endLine: 3, endCharacter: 30 } },
      { ...lint, range: { startLine: 4, startCharacter: 0, endLine: 5, endCharacter: 0 } },
      { ...lint, reports: slither.reports },
    ];
    for (const other of different) assert.equal(mergeFindings([slither, other]).length, 2, JSON.stringify(other));
  });

  it("makes one finding of what one rule says of one place several times, with every message", () => {
    const place = (line: number): Finding["related"][number] => ({
      ...slither,
      range: { ...slither.range, startLine: line },
      message: "from here",
    });
    const ways = ["a", "b", "a"].map((way, index) => ({
      ...slither,
      id: way + index,
      message: `reached from ${way}`,
      related: [place(way === "a" ? 1 : 2)],
    }));
    const [merged, ...others] = mergeFindings(ways);
    assert.deepEqual(others, []);
    assert.deepEqual([merged?.id, merged?.message], ["a0", "reached from a\n\nreached from b"]);
    assert.deepEqual(
      merged?.related.map(({ range }) => range.startLine),
      [1, 2],
    );
    assert.equal(merged?.reports.length, 1);
    const [again] = mergeFindings([...ways, lint]);
    assert.deepEqual(
      again?.reports.map(({ analyzer }) => analyzer),
      ["slither", "forgeLint"],
    );
    const elsewhere = { ...slither, range: { ...slither.range, endCharacter: slither.range.endCharacter + 1 } };
    assert.equal(mergeFindings([slither, elsewhere]).length, 2);
    const person = finding({ reports: [{ analyzer: "manual", rule: "manual", author: "me", record: "1" }] });
    assert.equal(mergeFindings([person, { ...person, id: "2" }]).length, 2);
  });

  it("joins rules of different names by their category", () => {
    const of = (analyzer: "slither" | "forgeLint", rule: string): Finding =>
      finding({ category: categoryOf(analyzer, rule), reports: [{ analyzer, rule }] });
    const joined: readonly (readonly [slither: string, forgeLint: string])[] = [
      ["timestamp", "block-timestamp"],
      ["unchecked-transfer", "erc20-unchecked-transfer"],
      ["weak-prng", "weak-prng"],
    ];
    for (const [slitherRule, lintRule] of joined) {
      const [merged, ...others] = mergeFindings([of("slither", slitherRule), of("forgeLint", lintRule)]);
      assert.deepEqual([merged?.reports.map(({ rule }) => rule), others], [[slitherRule, lintRule], []]);
    }
  });

  it("makes a report of what is redundant beside a worse statement about the place, of one analyzer too", () => {
    const of = (rule: string, change: Partial<Finding> = {}): Finding =>
      finding({ id: rule, category: categoryOf("slither", rule), reports: [{ analyzer: "slither", rule }], ...change });
    const [events, benign, worst] = [
      of("reentrancy-events", { severity: "low" }),
      of("reentrancy-benign"),
      of("reentrancy-eth", { severity: "high" }),
    ];
    for (const order of [
      [events, benign, worst],
      [worst, benign, events],
      [benign, worst, events],
    ]) {
      const [merged, ...others] = mergeFindings(order);
      assert.deepEqual([merged?.id, merged?.severity, others], ["reentrancy-eth", "high", []]);
      assert.deepEqual(merged?.reports.map(({ rule }) => rule).toSorted(), ["reentrancy-benign", "reentrancy-eth", "reentrancy-events"]);
    }
    assert.deepEqual(
      mergeFindings([events, benign]).map(({ id }) => id),
      ["reentrancy-benign"],
    );
    const elsewhere = { startLine: 30, startCharacter: 0, endLine: 30, endCharacter: 9 };
    for (const other of [{ ...worst, range: elsewhere }, { ...worst, file: "src/B.sol" }, { ...worst, fileHash: "b" }, of("tx-origin")])
      assert.equal(mergeFindings([events, other]).length, 2, JSON.stringify(other));
  });

  it("gives no two findings one id, and the earlier analyzer's keeps it, wherever it stands", () => {
    const above = { startLine: 1, startCharacter: 0, endLine: 1, endCharacter: 1 };
    const merged = mergeFindings([slither, { ...lint, id: "s", range: above }]);
    const ids = new Map(merged.map(({ title, id }) => [title, id]));
    assert.equal(ids.get(slither.title), "s");
    assert.match(ids.get(lint.title) ?? "", /^v1:[0-9a-f]{32}$/);
  });

  it("sorts by severity, file and place", () => {
    const low = finding({ id: "low", severity: "low", file: "src/Z.sol" });
    const first = finding({ id: "first", severity: "low", range: { startLine: 1, startCharacter: 0, endLine: 1, endCharacter: 1 } });
    const second = finding({ id: "second", severity: "low" });
    const high = finding({ id: "high", severity: "high", file: "src/Z.sol", reports: slither.reports, category: "other" });
    assert.deepEqual(mergeFindings([low, second, first, high]), [high, first, second, low]);
  });
});
