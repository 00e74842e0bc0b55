import assert from "node:assert/strict";
import fc from "fast-check";
import { findingHover } from "../../../../src/core/audit/explain/findingHover.ts";
import type { HoverContext } from "../../../../src/core/audit/explain/findingHover.ts";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { findCategory } from "../../../../src/core/audit/taxonomy/categoryTable.ts";
import { outsideOfCode } from "../../lib/outsideOfCode.ts";
import { alone, shared } from "../export/sampleReport.ts";
import { finding } from "../finding.ts";

function hover(found: Finding, context: Partial<HoverContext> = {}): string {
  const addressOf: HoverContext["addressOf"] = ({ file, range }) => `file:///p/${encodeURI(file)}#L${range.startLine + 1}`;
  return findingHover(found, { decision: undefined, stale: false, addressOf, ...context });
}

describe("findingHover", () => {
  it("says why it matters, links each step of the path, each rule's documentation and each class", () => {
    const text = hover(shared);
    assert.ok(text.includes(findCategory("reentrancy")?.why ?? "?"));
    assert.deepEqual(text.match(/\(<[^>]*>\)/g), [
      "(<file:///p/src/Bank.sol#L3>)",
      "(<file:///p/src/Bank.sol#L5>)",
      "(<https://github.com/crytic/slither/wiki#reentrancy>)",
      "(<https://swcregistry.io/docs/SWC-107>)",
      "(<https://cwe.mitre.org/data/definitions/841.html>)",
    ]);
    assert.match(text, /OWASP SC05/);
    assert.match(text, /forge lint `reentrancy`/);
  });

  it("tells no path of an edited file, where places are no longer known, and none of a single place", () => {
    assert.doesNotMatch(hover(shared, { stale: true }), /file:/);
    assert.doesNotMatch(hover(alone), /file:/);
  });

  it("tells the decision", () => {
    assert.match(hover(shared, { decision: "Acknowledged by Ada" }), /`Acknowledged by Ada`/);
  });

  it("cuts a long path and says how much is left", () => {
    const [step] = shared.related;
    assert.ok(step !== undefined);
    const related = Array.from({ length: 20 }, (_, index) => ({ ...step, range: { ...step.range, startLine: 10 + index } }));
    const text = hover({ ...shared, related });
    assert.equal(text.match(/file:/g)?.length, 8);
    assert.match(text, /13 more/);
  });

  it("lets no word of a repository or a tool out of its code", () => {
    const part = fc.constantFrom("`", "``", "```", "\n", " ", "EVIL", "|", "<img>", "[x](command:evil)", "](", "\\", "\u2028", "$(bug)");
    const word = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(word, word, word, (rule, message, file) => {
        const related = [
          { ...finding({ file }), message },
          { ...finding({}), message: rule },
        ];
        const found = finding({ category: rule, title: message, file, related, reports: [{ analyzer: "slither", rule }] });
        const outside = outsideOfCode(hover(found, { decision: message, addressOf: () => "file:///p/a.sol" }));
        assert.doesNotMatch(outside, /EVIL|command|<img|\$\(|\\/);
      }),
      { numRuns: 500 },
    );
  });
});
