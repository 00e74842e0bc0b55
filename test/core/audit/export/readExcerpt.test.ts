import { strict as assert } from "node:assert";
import { readExcerpt } from "../../../../src/core/audit/export/readExcerpt.ts";
import { bankSource, shared } from "./sampleReport.ts";

describe("readExcerpt", () => {
  it("marks the place among its neighbours, with emoji before it and CRLF line ends", () => {
    const { lines, omitted } = readExcerpt(bankSource, shared.range);
    assert.deepEqual(
      lines.map(({ number }) => number),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(lines[2], {
      number: 3,
      before: "    /* é🚀 */ ",
      marked: '(bool sent,) = msg.sender.call{value: amount}("")',
      after: ";",
    });
    assert.equal(omitted, 0);
  });

  it("does not count a byte order mark", () => {
    const [line] = readExcerpt("\uFEFFabc", { startLine: 0, startCharacter: 1, endLine: 0, endCharacter: 2 }).lines;
    assert.deepEqual([line?.before, line?.marked, line?.after], ["a", "b", "c"]);
  });

  it("marks each line of a longer place without its indentation, and shows no more than twelve of them", () => {
    const text = Array.from({ length: 40 }, (_, index) => `  line ${index}`).join("\n");
    const { lines, omitted } = readExcerpt(text, { startLine: 3, startCharacter: 4, endLine: 30, endCharacter: 3 });
    assert.deepEqual([lines[0]?.number, lines.at(-1)?.number, omitted], [2, 15, 16]);
    assert.deepEqual([lines[2]?.before, lines[2]?.marked, lines[3]?.before, lines[3]?.marked], ["  li", "ne 3", "  ", "line 4"]);
  });

  it("cuts long lines around the place", () => {
    const text = `${"a".repeat(5000)}HERE${"b".repeat(5000)}`;
    const [line] = readExcerpt(text, { startLine: 0, startCharacter: 5000, endLine: 0, endCharacter: 5004 }).lines;
    assert.equal(line?.marked, "HERE");
    assert.ok((line?.before.length ?? 0) < 100 && (line?.after.length ?? 0) < 250);
  });

  it("shows what cannot be seen, and is empty beyond the end", () => {
    const [line] = readExcerpt("a\u202eb\u0000", { startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 3 }).lines;
    assert.deepEqual([line?.marked, line?.after], ["a\\u{202e}b", "\\u{0}"]);
    assert.deepEqual(readExcerpt("a", { startLine: 9, startCharacter: 0, endLine: 9, endCharacter: 1 }), { lines: [], omitted: 0 });
  });
});
