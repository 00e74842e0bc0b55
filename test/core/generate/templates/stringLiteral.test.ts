import assert from "node:assert/strict";
import fc from "fast-check";
import { hiddenCharacterAt, stringLiteral } from "../../../../src/core/generate/templates/stringLiteral.ts";

/** Reads a literal as solc does: its bytes, and what follows the closing quote. */
function decode(literal: string): { readonly text: string; readonly rest: string } {
  const opening = /^(?:unicode)?"/.exec(literal)?.[0];
  assert.ok(opening !== undefined, literal);
  const bytes: number[] = [];
  let at = opening.length;
  while (literal[at] !== '"') {
    const character = String.fromCodePoint(literal.codePointAt(at) ?? assert.fail("the literal does not end"));
    const escape = /^\\(?:x([0-9a-f]{2})|(["\\nrt]))/.exec(literal.slice(at, at + 4));
    if (character === "\\") {
      assert.ok(escape !== null, literal.slice(at, at + 4));
      const simple: Readonly<Record<string, number>> = { '"': 34, "\\": 92, n: 10, r: 13, t: 9 };
      bytes.push(escape[1] === undefined ? (simple[escape[2] ?? ""] ?? 0) : Number.parseInt(escape[1], 16));
      at += escape[0].length;
    } else {
      assert.ok(character >= " ", "a control character would end the literal");
      assert.ok(opening === 'unicode"' || character <= "~", "only unicode literals hold more than ASCII");
      bytes.push(...new TextEncoder().encode(character));
      at += character.length;
    }
  }
  return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes)), rest: literal.slice(at + 1) };
}

describe("stringLiteral", () => {
  it("gives back every text, with nothing after the closing quote", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.stringMatching(/^["\\\r\nux0-9{};]*$/)),
        (text) => {
          assert.deepEqual(decode(stringLiteral(text)), { text: text.toWellFormed(), rest: "" });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("shows letters of any script as they are and invisible characters as bytes", () => {
    assert.equal(stringLiteral("Zürich ☕"), 'unicode"Zürich ☕"');
    assert.equal(stringLiteral("a\u202Eb\u2028"), String.raw`"a\xe2\x80\xaeb\xe2\x80\xa8"`);
    assert.equal(stringLiteral('"; selfdestruct(x); //\\'), String.raw`"\"; selfdestruct(x); //\\"`);
  });
});

describe("hiddenCharacterAt", () => {
  it("finds controls, direction marks, odd spaces and lone surrogates, and nothing in plain words", () => {
    assert.equal(hiddenCharacterAt("Zürich Coin 1.0 ☕ 漢字"), undefined);
    for (const hidden of ["\n", "\u0000", "\u202E", "\u200B", "\u00A0", "\u3000", "\uD800", "\u{E0041}"]) {
      assert.equal(hiddenCharacterAt(`☕${hidden}`), 1, JSON.stringify(hidden));
    }
  });
});
