/** One side of a comparison. Only `run` is timed. */
export interface Side {
  readonly before?: () => Promise<void>;
  readonly run: () => Promise<void>;
}

/** Two sides that do the same work, ready to run. */
export interface Comparison {
  readonly ours: Side;
  readonly raw: Side;
  readonly end: () => Promise<void>;
}

/** A figure that needs no clock, such as bytes. */
export interface Figure {
  readonly ours: number;
  readonly raw: number;
}

/** What a row promises: our figure over the raw tool's, and optionally how much more it may be, in the row's unit. */
export interface Goal {
  readonly ratio: number;
  readonly extra?: number;
  /** Largest figure of ours, in the row's unit. */
  readonly most?: number;
}

/** One line of the benchmark. */
export type BenchRow = {
  readonly name: string;
  /** What stands beside what, one line. */
  readonly what: string;
  readonly goal: Goal;
} & (
  | { readonly kind: "time"; readonly prepare: () => Promise<Comparison> }
  | {
      readonly kind: "samples";
      readonly unit: string;
      readonly sample: (runs: number) => Promise<{ readonly ours: readonly number[]; readonly raw: readonly number[] }>;
    }
  | { readonly kind: "figure"; readonly unit: string; readonly measure: () => Promise<Figure> }
);

/** Median and spread of one side, in the row's unit. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
}

/** What a row came to; what `--json` writes. */
export interface BenchResult {
  readonly row: string;
  readonly what: string;
  readonly unit: string;
  readonly runs: number;
  readonly ours: Spread;
  readonly raw: Spread;
  readonly ratio: number;
  readonly goal: number;
  readonly extra: number;
  readonly goals: Goal;
  readonly holds: boolean;
}
