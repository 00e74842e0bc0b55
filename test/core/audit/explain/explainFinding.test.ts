import assert from "node:assert/strict";
import fc from "fast-check";
import { explainFinding } from "../../../../src/core/audit/explain/explainFinding.ts";
import { findCategory } from "../../../../src/core/audit/taxonomy/categoryTable.ts";
import { outsideOfCode } from "../../lib/outsideOfCode.ts";
import { alone, bankSource, shared } from "../export/sampleReport.ts";
import { finding } from "../finding.ts";

const sources = new Map([["src/Bank.sol", bankSource]]);

describe("explainFinding", () => {
  it("shows why, each step of the path with its code, the analyzer's words and the references", () => {
    const text = explainFinding(shared, { decision: undefined, sources });
    assert.ok(text.includes(findCategory("reentrancy")?.why ?? "?"));
    assert.match(text, /> 3 \| {5}\/\* é🚀 \*\/ \(bool sent,\)/);
    assert.match(text, /> 5 \| {5}balances\[msg\.sender\] = 0;/);
    assert.match(text, /- \(sent\) = msg\.sender\.call/);
    assert.match(text, /<https:\/\/swcregistry\.io\/docs\/SWC-107>/);
    assert.doesNotMatch(text, /has changed/);
  });

  it("shows no lines of a file that is not what was audited", () => {
    const text = explainFinding(shared, { decision: undefined, sources: new Map() });
    assert.equal(text.match(/has changed since the audit/g)?.length, 2);
  });

  it("says of an unmapped rule that it is in no category, and tells a decision", () => {
    const text = explainFinding(alone, { decision: "Fixed by Ada", sources });
    assert.match(text, /in none of HyperKit's categories/);
    assert.match(text, /`Fixed by Ada`/);
  });

  it("lets no word of a repository or a tool out of its code", () => {
    const part = fc.constantFrom("`", "``", "```", "~~~", "\n", " ", "EVIL", "<img>", "[x](evil:x)", "\\", "\u2028");
    const word = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(word, word, (title, message) => {
        const found = finding({ title, message, category: title, file: "a.sol", related: [{ ...finding({}), message }] });
        const text = explainFinding(found, { decision: title, sources: new Map([["a.sol", message]]) });
        assert.doesNotMatch(outsideOfCode(text), /EVIL|evil|<img|\\/);
      }),
      { numRuns: 500 },
    );
  });
});
