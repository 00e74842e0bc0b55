import assert from "node:assert/strict";
import { lineHash, noLine, openRecord, sealRecord } from "../../../src/core/deploy/journalRecord.ts";
import type { JournalEntry } from "../../../src/core/deploy/journalRecord.ts";
import { parseJournal, readJournal } from "../../../src/core/deploy/readJournal.ts";
import { freshState } from "./life.ts";

const entries: readonly JournalEntry[] = [
  { type: "simulated", gas: "1", gasLimit: "2", maxCost: "3" },
  { type: "signed", raw: "0xab", txHash: "0xcd" },
  { type: "unknown", reason: 'quoted "🎈" and \\' },
];

/** The bytes of a journal with these entries. */
function journalOf(all: readonly JournalEntry[]): Buffer {
  let prevHash = noLine;
  const lines = all.map((entry, seq) => {
    const line = sealRecord({ v: 1, seq, ts: 1, ...entry, prevHash });
    prevHash = lineHash(line);
    return `${line}\n`;
  });
  return Buffer.from(lines.join(""));
}

const whole = journalOf(entries);
const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index + 1);

describe("parseJournal", () => {
  it("reads what was written", () => {
    const content = parseJournal(whole, "f");
    assert.equal(content.kind, "read");
    assert.deepEqual(
      content.records.map(({ type }) => type),
      ["simulated", "signed", "unknown"],
    );
    assert.equal(content.goodBytes, whole.length);
    assert.equal(content.unterminated, false);
  });

  it("reads exactly the whole records of a journal that was cut off at any byte", () => {
    for (let length = 0; length <= whole.length; length += 1) {
      const content = parseJournal(whole.subarray(0, length), "f");
      assert.equal(content.kind, "read", `cut at ${length}`);
      // A record whose line end alone is missing is whole.
      const records = ends.filter((end) => end - 1 <= length).length;
      assert.equal(content.records.length, records, `cut at ${length}`);
      assert.equal(content.unterminated, ends.includes(length + 1), `cut at ${length}`);
    }
  });

  it("is unusable, or lacks nothing but its torn end, when any byte was changed", () => {
    for (let place = 0; place < whole.length; place += 1) {
      for (const flip of [0x01, 0x80]) {
        const bytes = Buffer.from(whole);
        bytes[place] = (bytes[place] ?? 0) ^ flip;
        const content = parseJournal(bytes, "f");
        assert.equal(content.kind, "failed", `byte ${place}`);
        assert.equal(content.problem.name, "journalDamaged");
      }
    }
  });

  it("is unusable when a line is missing, repeated, exchanged or from another journal", () => {
    const lines = whole.toString("utf8").trimEnd().split("\n");
    const other = journalOf([{ type: "failed", reason: "x" }, ...entries.slice(1)])
      .toString("utf8")
      .split("\n");
    const damages: readonly (readonly (string | undefined)[])[] = [
      [lines[0], lines[2]],
      [lines[0], lines[0], lines[1]],
      [lines[1], lines[0], lines[2]],
      [lines[0], other[1], lines[2]],
      [lines[0], "", lines[1]],
      ["", ...lines],
    ];
    for (const damage of damages) assert.equal(parseJournal(Buffer.from(`${damage.join("\n")}\n`), "f").kind, "failed");
  });

  it("names the line", () => {
    const lines = whole.toString("utf8").split("\n");
    const content = parseJournal(Buffer.from([lines[0], "{}", lines[2]].join("\n")), "f");
    assert.equal(content.kind === "failed" && content.problem.args["line"], 2);
  });
});

describe("readJournal", () => {
  it("calls a file that cannot be opened damaged", async () => {
    const content = await readJournal((await freshState()).state);
    assert.equal(content.kind === "failed" && content.problem.name, "journalDamaged");
  });
});

describe("openRecord", () => {
  it("takes a sealed record at its place only", () => {
    const line = sealRecord({ v: 1, seq: 0, ts: 1, type: "failed", reason: "x", prevHash: noLine });
    assert.equal(openRecord(line, { seq: 0, prevHash: noLine })?.type, "failed");
    assert.equal(openRecord(line, { seq: 1, prevHash: noLine }), undefined);
    assert.equal(openRecord(line, { seq: 0, prevHash: lineHash("another") }), undefined);
    assert.equal(openRecord(` ${line}`, { seq: 0, prevHash: noLine }), undefined);
  });
});
