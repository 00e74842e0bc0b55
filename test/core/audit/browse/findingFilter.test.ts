import assert from "node:assert/strict";
import { emptyFilter, filterFindings, isEmptyFilter } from "../../../../src/core/audit/browse/findingFilter.ts";
import type { FindingFilter } from "../../../../src/core/audit/browse/findingFilter.ts";
import { triaged } from "./triaged.ts";

const bank = triaged({
  id: "bank",
  category: "reentrancy",
  severity: "high",
  title: "Reentrancy in Bank.withdraw()",
  message: "External calls: msg.sender.call",
  file: "src/Bank.sol",
  reports: [
    { analyzer: "slither", rule: "reentrancy-eth" },
    { analyzer: "aderyn", rule: "state-change-after-call" },
  ],
});
const lint = triaged({ id: "lint", category: "unmapped-rule", severity: "informational", file: "src/token/Token.sol" });
const decided = triaged({ id: "decided", severity: "high", file: "src/Old.sol" }, "triaged");
const expired = triaged({ id: "expired", severity: "low", file: "src/Old.sol" }, "reopened");
const all = [bank, lint, decided, expired];

function passing(filter: Partial<FindingFilter>): readonly string[] {
  return filterFindings(all, { ...emptyFilter, ...filter }).map(({ finding }) => finding.id);
}

describe("filterFindings", () => {
  it("lets everything through an empty filter, in its order", () => {
    assert.deepEqual(passing({}), ["bank", "lint", "decided", "expired"]);
    assert.deepEqual(passing({ text: "  " }), ["bank", "lint", "decided", "expired"]);
  });

  it("asks for one of each kind that is named", () => {
    assert.deepEqual(passing({ severities: ["high"] }), ["bank", "decided"]);
    assert.deepEqual(passing({ severities: ["high", "low"], states: ["open", "reopened"] }), ["bank", "expired"]);
    assert.deepEqual(passing({ analyzers: ["aderyn"] }), ["bank"]);
    assert.deepEqual(passing({ analyzers: ["slither", "forgeLint"], severities: ["informational"] }), ["lint"]);
    assert.deepEqual(passing({ states: ["triaged"] }), ["decided"]);
  });

  it("searches title, message, file, rule, analyzer and category, each word for itself and in any case", () => {
    for (const text of ["bank.withdraw", "MSG.SENDER", "src/bank", "state-change", "aderyn", "REENTRANCY", "calls withdraw", " bank "]) {
      assert.deepEqual(passing({ text }), ["bank"], text);
    }
    assert.deepEqual(passing({ text: "unmapped-rule" }), ["lint"]);
    assert.deepEqual(passing({ text: "bank token" }), []);
  });

  it("takes what is searched for as text, not as a pattern", () => {
    assert.deepEqual(passing({ text: ".*" }), []);
    assert.deepEqual(passing({ text: "withdraw()" }), ["bank"]);
  });
});

describe("isEmptyFilter", () => {
  it("is true only where nothing is asked for", () => {
    assert.ok(isEmptyFilter(emptyFilter));
    assert.ok(isEmptyFilter({ ...emptyFilter, text: " " }));
    assert.ok(!isEmptyFilter({ ...emptyFilter, text: "a" }));
    assert.ok(!isEmptyFilter({ ...emptyFilter, severities: ["gas"] }));
    assert.ok(!isEmptyFilter({ ...emptyFilter, analyzers: ["slither"] }));
    assert.ok(!isEmptyFilter({ ...emptyFilter, states: ["open"] }));
  });
});
