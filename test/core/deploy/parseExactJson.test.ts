import assert from "node:assert/strict";
import { parseExactJson } from "../../../src/core/deploy/parseExactJson.ts";
import type { JsonNumber } from "../../../src/core/deploy/parseExactJson.ts";

describe("parseExactJson", () => {
  it("keeps every number as it was written", () => {
    const value = parseExactJson('{"a": 12345678901234567890123, "b": [1e18, -0, 0.1]}') as { a: JsonNumber; b: readonly JsonNumber[] };
    assert.equal(value.a.source, "12345678901234567890123");
    assert.deepEqual(
      value.b.map(({ source }) => source),
      ["1e18", "-0", "0.1"],
    );
  });

  it("reads curly quotes as straight ones, but only where the text is no JSON otherwise", () => {
    assert.deepEqual(parseExactJson("[\u201Ca\u201D, \u201Eb\u201F]"), ["a", "b"]);
    assert.deepEqual(parseExactJson('["\u201Cquoted\u201D"]'), ["\u201Cquoted\u201D"]);
  });

  it("is undefined for what is no JSON", () => {
    for (const text of ["", "[", "{a: 1}", "['a']", "[1,]", "undefined", "0x1"]) assert.equal(parseExactJson(text), undefined, text);
  });

  it("survives nesting of any depth", () => {
    const text = "[".repeat(100_000) + "]".repeat(100_000);
    assert.doesNotThrow(() => parseExactJson(text));
  });
});
