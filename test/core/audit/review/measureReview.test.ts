import { strict as assert } from "node:assert";
import { measureUnits, reviewFile, toggleMarks, unitsIn } from "../../../../src/core/audit/review/measureReview.ts";
import type { AuthorMarks } from "../../../../src/core/audit/review/reviewMarks.ts";

/** Nine lines of code: pragma, contract, variable, three of `take`, two of `give`, the closing brace. */
const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/* a
   comment */
contract Vault {
    uint256 total; // all of it

    function take(uint256 amount) external {
        /* nothing */ total -= amount;
    }

    function give() external {
        total += 1; }
}
`;
const file = "src/Vault.sol";
const none: AuthorMarks = { author: "Ada", marks: [] };

const select = (line: number, end = line) => ({ startLine: line, startCharacter: 0, endLine: end, endCharacter: 500 });

/** Marks everything that a range of the text holds, or takes it back. */
function toggle(marks: AuthorMarks, text: string, range?: ReturnType<typeof select>): AuthorMarks {
  const units = measureUnits(text);
  return toggleMarks(marks, { file, units, chosen: unitsIn(text, units, range) });
}

const reviewed = (text: string, ...authors: readonly AuthorMarks[]): string => {
  const { lines, reviewed: done } = reviewFile(file, measureUnits(text), authors);
  return `${done.length} of ${lines}`;
};

describe("measureReview", () => {
  it("counts the lines that hold code, each for one unit", () => {
    const counts = measureUnits(source).map(({ label, lines }) => [label, lines.length]);
    assert.deepEqual(counts, [
      ["file", 1],
      ["contract Vault", 2],
      ["contract Vault > variable total", 1],
      ["contract Vault > function take", 3],
      ["contract Vault > function give", 2],
    ]);
    assert.deepEqual(
      measureUnits(source.replaceAll("\n", "\r\n")).map(({ label, lines }) => [label, lines.length]),
      counts,
    );
    assert.deepEqual(measureUnits("// nothing"), []);
  });

  it("marks the function of the cursor, and takes the mark back", () => {
    const marks = toggle(none, source, select(9));
    assert.equal(reviewed(source, marks), "3 of 9");
    assert.deepEqual(
      marks.marks.map(({ unit }) => unit),
      ["contract Vault > function take"],
    );
    assert.deepEqual(toggle(marks, source, select(9)), none);
  });

  it("marks all of a selection where only a part was marked, and a whole file", () => {
    const part = toggle(none, source, select(9));
    assert.equal(reviewed(source, toggle(part, source, select(6, 10))), "4 of 9");
    const all = toggle(part, source);
    assert.equal(reviewed(source, all), "9 of 9");
    assert.deepEqual(toggle(all, source).marks, []);
  });

  it("keeps a mark through comments, layout and edits elsewhere, and drops it with an edit of the function", () => {
    const marks = toggle(none, source, select(9));
    const moved = source
      .replace("contract Vault", "// more\n\ncontract Vault")
      .replace("total += 1", "total += 2")
      .replace("total -= amount", "total -= // x\n amount");
    assert.equal(reviewed(moved, marks), "4 of 10");
    const edited = source.replace("total -= amount", "total -= amount + 1");
    assert.equal(reviewed(edited, marks), "0 of 9");
    assert.equal(toggle(marks, edited, select(9)).marks.length, 1);
  });

  it("counts a line once that two people reviewed, and nothing of another file", () => {
    const mine = toggle(none, source, select(9));
    const yours = { author: "Grace", marks: toggle(none, source, select(8, 13)).marks };
    assert.equal(reviewed(source, mine, yours), "5 of 9");
    const elsewhere = { author: "Eve", marks: mine.marks.map((mark) => ({ ...mark, file: "src/Other.sol" })) };
    assert.equal(reviewed(source, elsewhere), "0 of 9");
  });

  it("keeps the mark of an overloaded function when the other is taken back", () => {
    const twice = "contract A {\n  function f(uint a) external {}\n  function f(int a) external {}\n}\n";
    const both = toggle(none, twice, select(1, 2));
    assert.equal(both.marks.length, 2);
    assert.equal(toggle(both, twice, select(1)).marks.length, 1);
  });
});
