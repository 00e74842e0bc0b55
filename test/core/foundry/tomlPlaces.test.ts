import assert from "node:assert/strict";
import fc from "fast-check";
import { findTomlLine, findTomlValueLine, lineText, splitTomlKey } from "../../../src/core/foundry/tomlPlaces.ts";

const text = `top = 1
[profile.default] # comment
src = "a"
"quoted key" = 2
'single' = 3
text = """
src = "not me"
"""
list = [
  "one",
  "two",
]
nested.key = 4
[ "profile" . ci ]
src = "b"
[[array]]
name = "x"
`;

describe("findTomlLine", () => {
  for (const [path, line] of [
    [["top"], 0],
    [["profile", "default"], 1],
    [["profile", "default", "src"], 2],
    [["profile", "default", "quoted key"], 3],
    [["profile", "default", "single"], 4],
    [["profile", "default", "list"], 8],
    [["profile", "default", "nested", "key"], 12],
    [["profile", "ci", "src"], 14],
    [["array", "name"], 16],
    [["profile", "default", "unknown"], 1],
    [["nowhere"], 0],
  ] as const) {
    it(`finds ${path.join(".")}`, () => assert.equal(findTomlLine(text, path), line));
  }

  it("finds an inline table by its own key, and counts CRLF as one", () => {
    assert.equal(findTomlLine("a = 1\r\nprofile = { default = { solc = 1 } }\r\n", ["profile", "default", "solc"]), 1);
  });

  it("never throws and stays inside the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (any, path) => {
        const line = findTomlLine(any, path);
        assert.ok(line >= 0 && line < any.split(/\r?\n/).length);
      }),
    );
  });
});

describe("findTomlValueLine", () => {
  it("finds one value of a list, else the list", () => {
    assert.equal(findTomlValueLine(text, ["profile", "default", "list"], "two"), 10);
    assert.equal(findTomlValueLine(text, ["profile", "default", "list"], "three"), 8);
  });
});

describe("splitTomlKey", () => {
  it("takes quotes and escapes away", () => {
    assert.deepEqual(splitTomlKey('a."b.c".\'d"e\' . "s\\u006flc"."\\U0001F680"'), ["a", "b.c", 'd"e', "solc", "\\U0001F680"]);
  });
});

describe("lineText", () => {
  it("trims and shortens", () => {
    assert.equal(lineText("a\n  b  \n", 1), "b");
    assert.equal(lineText("a", 5), "");
    assert.equal(lineText("x".repeat(500), 0).length, 160);
  });
});
