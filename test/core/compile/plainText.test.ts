import assert from "node:assert/strict";
import { plainText } from "../../../src/core/compile/plainText.ts";

describe("plainText", () => {
  for (const [name, text, expected] of [
    ["keeps words, line ends, tabs and other scripts", "ä 日本 🚀\n\tx", "ä 日本 🚀\n\tx"],
    ["drops terminal sequences", "\u001B[31mred\u001B[0m \u001B]8;;http://x\u0007link\u001B]8;;\u0007", "red link"],
    ["shows characters that reorder or hide text", "a\u202Eb\u200Bc\u2066d", "a\\u{202e}b\\u{200b}c\\u{2066}d"],
    ["shows control characters", "a\u0000b\bc", "a\\u{0}b\\u{8}c"],
    ["takes CRLF as a line end", "a\r\nb", "a\nb"],
  ] as const) {
    it(name, () => assert.equal(plainText(text), expected));
  }
});
