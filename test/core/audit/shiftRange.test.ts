import { strict as assert } from "node:assert";
import fc from "fast-check";
import { shiftRange } from "../../../src/core/audit/shiftRange.ts";
import type { SourceRange } from "../../../src/protocol/sourceRange.ts";

/** The range of a span of offsets in a text with LF line ends. */
function rangeOf(text: string, start: number, end: number): SourceRange {
  const place = (offset: number): readonly [number, number] => {
    const before = text.slice(0, offset).split("\n");
    return [before.length - 1, before.at(-1)?.length ?? 0];
  };
  const [startLine, startCharacter] = place(start);
  const [endLine, endCharacter] = place(end);
  return { startLine, startCharacter, endLine, endCharacter };
}

const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 30 });

describe("shiftRange", () => {
  it("moves with every edit that does not touch the range, as the text itself does", () => {
    fc.assert(
      fc.property(fc.tuple(text, text, text, text, text), fc.boolean(), ([before, edited, between, found, added], editFirst) => {
        const whole = editFirst ? before + edited + between + found : before + found + between + edited;
        const foundAt = editFirst ? before.length + edited.length + between.length : before.length;
        const editedAt = editFirst ? before.length : before.length + found.length + between.length;
        const range = rangeOf(whole, foundAt, foundAt + found.length);
        const edit = { range: rangeOf(whole, editedAt, editedAt + edited.length), text: added };
        const after = whole.slice(0, editedAt) + added + whole.slice(editedAt + edited.length);
        const place = editFirst ? foundAt + added.length - edited.length : foundAt;
        // Of an empty range exactly at the edit nobody can tell the side.
        fc.pre(found.length > 0);
        assert.deepEqual(shiftRange(range, edit), rangeOf(after, place, place + found.length));
      }),
      { numRuns: 2000 },
    );
  });

  it("knows no place for what was edited itself", () => {
    const range = rangeOf("aaa\nbbb\nccc", 4, 7);
    for (const [start, end] of [
      [5, 5],
      [4, 5],
      [0, 5],
      [6, 9],
      [0, 11],
    ] as const) {
      assert.equal(shiftRange(range, { range: rangeOf("aaa\nbbb\nccc", start, end), text: "x" }), undefined, `${start}-${end}`);
    }
  });

  it("counts CRLF as one line end", () => {
    const range = rangeOf("aaa\nbbb", 4, 7);
    const edit = { range: rangeOf("aaa\nbbb", 0, 0), text: "x\r\ny\r\n" };
    assert.deepEqual(shiftRange(range, edit), { startLine: 3, startCharacter: 0, endLine: 3, endCharacter: 3 });
  });
});
