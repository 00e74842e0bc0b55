import assert from "node:assert/strict";
import fc from "fast-check";
import { itemsOf, membersOf, nodeAt, nodeText, parseJsonTree } from "../../../src/core/lib/jsonTree.ts";

describe("parseJsonTree", () => {
  it("is JSON.parse for JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, space) => {
        const node = parseJsonTree(JSON.stringify(value, undefined, space));
        assert.ok(node);
        assert.deepEqual(JSON.parse(nodeText(node)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseJsonTree(text)));
    assert.equal(parseJsonTree("[".repeat(100_000))?.kind, "array");
  });

  it("gives each key its line, through comments, trailing commas and a byte order mark", () => {
    const tree = parseJsonTree('\uFEFF// a\n{\n  /* b\n  */ "one": 1,\n  "list": [\n    "x", // "y"\n  ],\n  "one": 2,\n}');
    assert.deepEqual(
      membersOf(tree).map(({ key, line }) => [key, line]),
      [
        ["one", 3],
        ["list", 4],
        ["one", 7],
      ],
    );
    assert.deepEqual(nodeAt(tree, "one"), { kind: "scalar", line: 7, value: 2 });
    assert.deepEqual(itemsOf(nodeAt(tree, "list")), [{ kind: "scalar", line: 5, value: "x" }]);
  });

  it("keeps what stood before a fault", () => {
    const tree = parseJsonTree('{ "solc": "./payload", "then": oops');
    assert.deepEqual(
      membersOf(tree).map(({ key }) => key),
      ["solc"],
    );
    assert.equal(parseJsonTree(""), undefined);
  });
});
