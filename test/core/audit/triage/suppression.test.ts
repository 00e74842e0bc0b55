import { strict as assert } from "node:assert";
import { suppress } from "../../../../src/core/audit/triage/suppression.ts";

const slither = { analyzer: "slither", rule: "reentrancy-eth" } as const;
const forgeLint = { analyzer: "forgeLint", rule: "unchecked-call" } as const;

describe("suppress", () => {
  it("writes the analyzer's own comment above the line, as far in as the line", () => {
    assert.deepEqual(suppress(slither, ["{", "\t  a.call();"], 1), {
      kind: "insert",
      line: 1,
      text: "\t  // slither-disable-next-line reentrancy-eth",
    });
    assert.deepEqual(suppress(forgeLint, ["a.call();"], 0), {
      kind: "insert",
      line: 0,
      text: "// forge-lint: disable-next-line(unchecked-call)",
    });
  });

  it("adds the rule to a comment that is there, once, so that both hold", () => {
    const lines = ["  // slither-disable-next-line timestamp, weak-prng", "  a.call();"];
    const text = "  // slither-disable-next-line timestamp,weak-prng,reentrancy-eth";
    assert.deepEqual(suppress(slither, lines, 1), { kind: "replace", line: 0, text });
    assert.deepEqual(suppress(slither, [text, "  a.call();"], 1), { kind: "replace", line: 0, text });
    assert.deepEqual(suppress(forgeLint, ["// forge-lint: disable-next-line(a)", "b();"], 1), {
      kind: "replace",
      line: 0,
      text: "// forge-lint: disable-next-line(a, unchecked-call)",
    });
  });

  it("leaves the comment of another analyzer alone", () => {
    assert.equal(suppress(forgeLint, ["// slither-disable-next-line all", "b();"], 1)?.kind, "insert");
  });

  it("offers none for an analyzer that reads none on a line", () => {
    assert.equal(suppress({ analyzer: "aderyn", rule: "x" }, ["b();"], 0), undefined);
  });
});
