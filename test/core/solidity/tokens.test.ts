import assert from "node:assert/strict";
import fc from "fast-check";
import { tokenize } from "../../../src/core/solidity/tokens.ts";
import { solidityLike } from "./solidityLike.ts";

function cut(source: string): readonly string[] {
  return tokenize(source).map(({ kind, text }) => `${kind} ${text}`);
}

describe("the tokens of Solidity", () => {
  it("are words, numbers, strings, comments and marks", () => {
    assert.deepEqual(cut("a$_1 = 0x1f + 1_000.5e3; // é\n/* b */ hex'00'"), [
      "word a$_1",
      "mark =",
      "number 0x1f",
      "mark +",
      "number 1_000.5e3",
      "mark ;",
      "comment // é",
      "comment /* b */",
      "word hex",
      "string '00'",
    ]);
  });

  it("know what is escaped in a string", () => {
    assert.deepEqual(cut(String.raw`"a\"b\\" 'c"'`), [String.raw`string "a\"b\\"`, `string 'c"'`]);
  });

  it("end a string with its line and a comment with the text when they are not closed", () => {
    assert.deepEqual(cut('"a\r\nb\n"c\\\nd /* e'), ['string "a', "word b", 'string "c\\', "word d", "comment /* e"]);
    assert.deepEqual(cut("/*/ a"), ["comment /*/ a"]);
  });

  it("cover every text: in order, without overlap, with white space alone in between", () => {
    fc.assert(
      fc.property(solidityLike, (source) => {
        let last = 0;
        for (const { start, end, text } of tokenize(source)) {
          assert.equal(source.slice(last, start).trim(), "");
          assert.equal(source.slice(start, end), text);
          assert.ok(text.length > 0);
          last = end;
        }
        assert.equal(source.slice(last).trim(), "");
      }),
      { numRuns: 2000 },
    );
  });
});
