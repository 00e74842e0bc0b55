import assert from "node:assert/strict";
import fc from "fast-check";
import { readFolds } from "../../../src/core/solidity/readFolds.ts";
import { solidityLike } from "./solidityLike.ts";

/** The folds of several lines, as `kind first-last`, lines counted from one. */
function folds(source: string): readonly string[] {
  const lineOf = (offset: number): number => source.slice(0, offset).split("\n").length;
  return readFolds(source)
    .map(({ kind, start, end }) => ({ kind, first: lineOf(start), last: lineOf(end) }))
    .filter(({ first, last }) => last > first)
    .toSorted((a, b) => a.first - b.first || b.last - a.last)
    .map(({ kind, first, last }) => `${kind} ${first}-${last}`);
}

describe("the folds of Solidity", () => {
  it("are imports, comments, regions and brackets", () => {
    const source = [
      "/**", //                                     1
      " * A contract", //                           2
      " */", //                                     3
      'import {A} from "./A.sol";', //              4
      "import {", //                                5
      "  B", //                                     6
      '} from "./B.sol";', //                       7
      "", //                                        8
      'import "./C.sol";', //                       9
      "// one", //                                 10
      "// two", //                                 11
      "// #region all", //                         12
      "contract C {", //                           13
      "  function f(", //                          14
      "    uint256 a", //                          15
      "  ) external {", //                         16
      "  }", //                                    17
      "}", //                                      18
      "// #endregion", //                          19
    ];
    assert.deepEqual(folds(source.join("\n")), [
      "comment 1-3",
      "imports 4-7",
      "block 5-7",
      "comment 10-11",
      "region 12-19",
      "block 13-18",
      "block 14-16",
      "block 16-17",
    ]);
  });

  it("do not begin in a comment or a string", () => {
    assert.deepEqual(folds('// {\nstring s = "{";\n/* ( */\n}'), []);
  });

  it("pair what can be paired where brackets do not match", () => {
    assert.deepEqual(folds("{\n(\n}\n)"), ["block 1-3"]);
    assert.deepEqual(folds("}\n{\n]\n}"), ["block 2-4"]);
  });

  it("never throw, and stay in the text", () => {
    fc.assert(
      fc.property(solidityLike, (source) => {
        for (const { start, end } of readFolds(source)) assert.ok(0 <= start && start < end && end <= source.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("take time in proportion to the length", function () {
    this.timeout(60_000);
    for (const piece of ["(", "(}", "({", "import ", "// a\n", "import 'a';", `import 'a';${" ".repeat(1000)}x`, "// #region\n"]) {
      const [small, large] = [100_000, 1_000_000].map((length) => {
        const source = piece.repeat(Math.ceil(length / piece.length));
        const started = performance.now();
        readFolds(source);
        return performance.now() - started;
      });
      assert.ok((large ?? 0) < Math.max(40 * (small ?? 0), 1500), `${piece}: ${small} ms, then ${large} ms`);
    }
  });
});
