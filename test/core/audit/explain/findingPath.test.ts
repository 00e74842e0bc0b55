import assert from "node:assert/strict";
import { findingPath } from "../../../../src/core/audit/explain/findingPath.ts";
import type { RelatedPlace } from "../../../../src/core/audit/finding.ts";
import { finding } from "../finding.ts";

const range = { startLine: 5, startCharacter: 8, endLine: 5, endCharacter: 30 };

function place(message: string, lines: readonly [start: number, end: number], file = "src/A.sol"): RelatedPlace {
  return { file, fileHash: "a", message, range: { startLine: lines[0], startCharacter: 4, endLine: lines[1], endCharacter: 40 } };
}

describe("findingPath", () => {
  it("goes from what the place lies in, through the place, to the others in the analyzer's order", () => {
    const related = [place("effect", [9, 9]), place("contract", [0, 20]), place("other", [2, 2]), place("function", [4, 10])];
    const path = findingPath(finding({ range, related }));
    assert.deepEqual(
      path.map(({ message, own }) => (own ? "own" : message)),
      ["contract", "function", "own", "effect", "other"],
    );
  });

  it("takes equal lines of another file for another place", () => {
    const path = findingPath(finding({ range, related: [place("elsewhere", [4, 10], "src/B.sol")] }));
    assert.deepEqual(
      path.map(({ file }) => file),
      ["src/A.sol", "src/B.sol"],
    );
  });

  it("is the place alone where there is no other", () => {
    const [own, ...others] = findingPath(finding({ range }));
    assert.deepEqual(others, []);
    assert.deepEqual(own, { file: "src/A.sol", range, fileHash: "a", message: "", own: true });
  });

  it("does not take a part of the place for what it lies in", () => {
    const inner = { ...place("inner", [5, 5]), range: { ...range, startCharacter: 10, endCharacter: 12 } };
    assert.deepEqual(
      findingPath(finding({ range, related: [inner] })).map(({ own }) => own),
      [true, false],
    );
  });
});
