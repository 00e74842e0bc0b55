import assert from "node:assert/strict";
import fc from "fast-check";
import { count, flag, list, oneOf, orNull, record, text, word } from "../../src/protocol/shape.ts";
import type { Shape } from "../../src/protocol/shape.ts";

type Animal = { readonly kind: "cat"; readonly lives: number } | { readonly kind: "dog"; readonly name: string };

const animal: Shape<Animal> = oneOf<Animal>({
  cat: record({ kind: word("cat"), lives: count }),
  dog: record({ kind: word("dog"), name: text(10) }),
});

describe("shape", () => {
  const cases: readonly (readonly [string, Shape<unknown>, readonly unknown[], readonly unknown[]])[] = [
    ["text", text(3), ["", "abc"], ["abcd", 1, null, undefined, ["a"]]],
    ["count", count, [0, 7, Number.MAX_SAFE_INTEGER], [-1, 1.5, Number.NaN, Infinity, 2 ** 53, "1", null]],
    ["flag", flag, [true, false], [0, "true", null]],
    ["word", word("a", "b"), ["a", "b"], ["c", "", null, ["a"]]],
    ["list", list(count), [[], [1, 2]], [[1, "2"], { length: 0 }, null, Array.from({ length: 2001 }, () => 1)]],
    ["orNull", orNull(count), [null, 1], [undefined, "1"]],
    ["record", record({ a: count }), [{ a: 1 }], [{}, { a: 1, b: 2 }, { a: "1" }, null, [1], "a"]],
    [
      "oneOf",
      animal,
      [
        { kind: "cat", lives: 9 },
        { kind: "dog", name: "Rex" },
      ],
      [{ kind: "cow" }, { kind: "cat", name: "Rex" }, { kind: "toString" }, {}, null],
    ],
  ];
  for (const [name, shape, good, bad] of cases) {
    it(`${name} takes what fits and nothing else`, () => {
      for (const value of good) assert.equal(shape(value), true, JSON.stringify(value));
      for (const value of bad) assert.equal(shape(value), false, JSON.stringify(value));
    });
  }

  it("does not take fields of a prototype for fields of the message", () => {
    assert.equal(record({ a: count })(Object.create({ a: 1 })), false);
    assert.equal(record({ a: count })(JSON.parse('{"__proto__": {"a": 1}}')), false);
  });

  it("answers whatever it is given", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof animal(value) === "boolean"));
  });
});
