import type { FailedTest, SkippedTest, SuiteResult } from "./suiteResult.ts";

/** The whole run in figures. */
export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** In CI: skipped tests that nobody allowed, counted in `failed`. */
  readonly forbiddenSkips: readonly FailedTest[];
  /** Something ran and nothing failed. */
  readonly good: boolean;
}

/** Adds the groups up. `allowedSkips` are full titles; without it (outside CI) every skip is allowed. */
export function verdict(results: readonly SuiteResult[], allowedSkips: ReadonlySet<string> | undefined): Verdict {
  const skipped = results.flatMap((result) => result.skipped);
  const forbiddenSkips = skipped
    .filter(({ title }) => allowedSkips?.has(title) === false)
    .map(({ title, reason }) => ({ title, message: `skipped in CI (${reason}), and test/allowed-skips.json does not list it` }));
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed)) + forbiddenSkips.length;
  return { passed, failed, skipped, forbiddenSkips, good: passed > 0 && failed === 0 };
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
