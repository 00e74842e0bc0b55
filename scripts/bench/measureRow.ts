import { performance } from "node:perf_hooks";
import type { BenchResult, BenchRow, Comparison, Side, Spread } from "./benchRow.ts";

/** Measures a row. Timed rows run in pairs whose order alternates, after one pair that is not counted (it loads what both sides need). */
export async function measureRow(row: BenchRow, runs: number): Promise<BenchResult> {
  switch (row.kind) {
    case "figure": {
      const { ours, raw } = await row.measure();
      return verdict(row, { unit: row.unit, ours: [ours], raw: [raw] });
    }
    case "samples":
      return verdict(row, { unit: row.unit, ...(await row.sample(runs)) });
    case "time": {
      const comparison = await row.prepare();
      try {
        return verdict(row, { unit: "ms", ...(await pairs(comparison, runs)) });
      } finally {
        await comparison.end();
      }
    }
  }
}

/** Median, 95th percentile and extremes of at least one sample. */
export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const middle = sorted.length % 2 === 1 ? at(0.5) : ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + at(0.5)) / 2;
  return { median: middle, p95: at(0.95), least: at(0), most: at(1) };
}

interface Samples {
  readonly unit: string;
  readonly ours: readonly number[];
  readonly raw: readonly number[];
}

/** Compares the medians with the goal; every part of the goal must hold. */
export function verdict({ name, what, goal }: BenchRow, samples: Samples): BenchResult {
  const [ours, raw] = [spread(samples.ours), spread(samples.raw)];
  const ratio = ours.median / raw.median;
  const extra = ours.median - raw.median;
  const holds = ratio <= goal.ratio && extra <= (goal.extra ?? Infinity) && ours.median <= (goal.most ?? Infinity);
  return { row: name, what, unit: samples.unit, runs: samples.ours.length, ours, raw, ratio, goal: goal.ratio, extra, goals: goal, holds };
}

async function pairs({ ours, raw }: Comparison, runs: number): Promise<{ ours: readonly number[]; raw: readonly number[] }> {
  const samples = { ours: [] as number[], raw: [] as number[] }; // an empty literal has no element type
  await time(ours);
  await time(raw);
  for (let index = 0; index < runs; index++) {
    const order = index % 2 === 0 ? (["ours", "raw"] as const) : (["raw", "ours"] as const);
    for (const side of order) samples[side].push(await time(side === "ours" ? ours : raw));
  }
  return samples;
}

async function time({ before, run }: Side): Promise<number> {
  await before?.();
  const started = performance.now();
  await run();
  return performance.now() - started;
}
