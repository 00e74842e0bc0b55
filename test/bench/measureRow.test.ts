import assert from "node:assert/strict";
import { measureRow, spread, verdict } from "../../scripts/bench/measureRow.ts";
import type { BenchRow } from "../../scripts/bench/benchRow.ts";

const row: BenchRow = {
  name: "x",
  what: "x",
  kind: "figure",
  unit: "bytes",
  goal: { ratio: 0.5, extra: 10, most: 100 },
  measure: async () => ({ ours: 1, raw: 2 }),
};

describe("a benchmark", () => {
  it("tells the median and the spread", () => {
    assert.deepEqual(spread([3, 1, 2]), { median: 2, p95: 3, least: 1, most: 3 });
    assert.deepEqual(spread([4, 1, 2, 3]), { median: 2.5, p95: 4, least: 1, most: 4 });
    assert.deepEqual(spread([7]), { median: 7, p95: 7, least: 7, most: 7 });
  });

  it("holds only when every part of its goal holds", () => {
    const holds = (ours: number, raw: number, goal = row.goal): boolean =>
      verdict({ ...row, goal }, { unit: "x", ours: [ours], raw: [raw] }).holds;
    assert.equal(holds(50, 100), true);
    assert.equal(holds(51, 100), false);
    assert.equal(holds(101, 1000), false, "more than the most it may be");
    assert.equal(holds(30, 10, { ratio: 5, extra: 10 }), false, "more than it may add");
    assert.equal(holds(Number.NaN, 100), false, "nothing measured is nothing held");
  });

  it("runs pairs in alternating order and counts none but the pairs", async () => {
    const order: string[] = [];
    const result = await measureRow(
      {
        name: "pairs",
        what: "x",
        kind: "time",
        goal: { ratio: 1000 },
        prepare: async () => ({
          ours: { before: async () => void order.push("prepare"), run: async () => void order.push("ours") },
          raw: { run: async () => void order.push("raw") },
          end: async () => void order.push("end"),
        }),
      },
      2,
    );
    assert.deepEqual(order, ["prepare", "ours", "raw", "prepare", "ours", "raw", "raw", "prepare", "ours", "end"]);
    assert.equal(result.runs, 2);
    assert.equal(result.unit, "ms");
  });

  it("ends what it prepared when a side fails", async () => {
    let ended = false;
    const failing: BenchRow = {
      name: "failing",
      what: "x",
      kind: "time",
      goal: { ratio: 1 },
      prepare: async () => ({
        ours: { run: async () => Promise.reject(new Error("boom")) },
        raw: { run: async () => {} },
        end: async () => void (ended = true),
      }),
    };
    await assert.rejects(measureRow(failing, 1));
    assert.ok(ended);
  });
});
