import { strict as assert } from "node:assert";
import fc from "fast-check";
import { codeSpan, escapeMarkdown, fence, markdownLink } from "../../../src/core/lib/inertMarkdown.ts";
import { outsideOfCode } from "./outsideOfCode.ts";

const words = fc
  .array(fc.constantFrom("`", "``", "```", "~~~", "\n", " ", "EVIL", "|", "<", "[", "]", "(", ")", "\\", "\u2028"), { maxLength: 12 })
  .map((parts) => parts.join(""));

describe("inert Markdown", () => {
  it("lets nothing out of a code span or a fence", () => {
    fc.assert(
      fc.property(words, (text) => {
        assert.equal(outsideOfCode(codeSpan(text)).trim(), "");
        assert.equal(outsideOfCode(fence(text)).trim(), "");
      }),
      { numRuns: 500 },
    );
  });

  it("ends a link only where it ends, whatever its address holds", () => {
    fc.assert(
      fc.property(words, (address) => {
        const link = outsideOfCode(markdownLink(codeSpan(address), `https://example.org/${encodeURI(address)}`));
        assert.match(link, /^\[\]\(<https:[^<>()[\]\\|\s]*>\)$/);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves no markup in a sentence", () => {
    assert.equal(escapeMarkdown("a *b* [c](d) <e> `f` _g_ \\"), String.raw`a \*b\* \[c\](d) \<e\> \`f\` \_g\_ \\`);
  });
});
