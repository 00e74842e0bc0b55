import assert from "node:assert/strict";
import fc from "fast-check";
import { createSourcePositions } from "../../../src/core/foundry/sourcePositions.ts";

/** Where a text's first occurrence lies, by bytes converted and by counting as the editor does. */
function both(text: string, sought: string) {
  const start = Buffer.byteLength(text.slice(0, text.indexOf(sought)));
  const range = createSourcePositions(Buffer.from(text)).rangeOf(start, start + Buffer.byteLength(sought));
  const before = text
    .slice(0, text.indexOf(sought))
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/);
  return { range, line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe("sourcePositions", () => {
  for (const [name, text] of Object.entries({
    "plain text": "a\nbb HERE c",
    "emoji and accents before": 'é🚀 "👨\u200d👩\u200d👧" HERE',
    "CRLF line ends": "a\r\né\r\n  HERE\r\n",
    "CR line ends": "a\rb\r HERE",
    "a byte order mark": "\uFEFFa HERE",
    "a zero-width no-break space that starts a later line": "a\n\uFEFF HERE",
    "the very end": "x\r\n🚀HERE",
  })) {
    it(`counts as the editor does: ${name}`, () => {
      const { range, line, character } = both(text, "HERE");
      assert.deepEqual(range, { startLine: line, startCharacter: character, endLine: line, endCharacter: character + 4 });
    });
  }

  it("keeps out of the line break and out of the middle of a character", () => {
    const positions = createSourcePositions(Buffer.from("a\r\n🚀b"));
    assert.deepEqual(positions.rangeOf(2, 5), { startLine: 0, startCharacter: 1, endLine: 1, endCharacter: 0 });
    assert.deepEqual(positions.rangeOf(-5, 99), { startLine: 0, startCharacter: 0, endLine: 1, endCharacter: 3 });
    assert.deepEqual(positions.rangeOf(4, 1), positions.rangeOf(4, 4));
  });

  it("agrees with counting in any text", () => {
    const piece = fc.constantFrom("a", "é", "🚀", "\n", "\r\n", "\r", "日", "\uFEFF", " ");
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const text = `${before.join("")}HERE${after.join("")}`;
        const { range, line, character } = both(text, "HERE");
        assert.deepEqual([range.startLine, range.startCharacter, range.endCharacter], [line, character, character + 4]);
      }),
    );
  });
});
