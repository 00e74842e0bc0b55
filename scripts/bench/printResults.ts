import { availableParallelism, cpus, totalmem } from "node:os";
import type { BenchResult, Spread } from "./benchRow.ts";

/** The machine that measured: a figure without it means nothing. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${gigabytes} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

/** A result as one line of the table. */
export function resultLine({ row, ours, raw, unit, ratio, goal, goals, extra, holds, runs }: BenchResult): string {
  const limits = [
    `<= ${goal}`,
    ...(goals.extra === undefined ? [] : [`${signed(extra)} of at most +${goals.extra} ${unit}`]),
    ...(goals.most === undefined ? [] : [`at most ${goals.most} ${unit}`]),
  ];
  return `${holds ? "holds " : "MISSED"} ${row.padEnd(12)} ${ratio.toFixed(3)} (${limits.join(", ")})  ours ${figures(ours, unit)}, beside ${figures(raw, unit)}, ${runs} ${runs === 1 ? "run" : "pairs"}`;
}

function figures({ median, least, most }: Spread, unit: string): string {
  const spread = least === most ? "" : ` [${Math.round(least)}..${Math.round(most)}]`;
  return `${median < 100 ? median.toFixed(1) : Math.round(median)} ${unit}${spread}`;
}

function signed(value: number): string {
  return `${value < 0 ? "" : "+"}${value.toFixed(1)}`;
}
