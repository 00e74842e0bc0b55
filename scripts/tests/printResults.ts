import type { FailedTest, SkippedTest, SuiteResult } from "./suiteResult.ts";

/** A group in one line; the time is in seconds. */
export function groupLine({ name, passed, failed, skipped }: SuiteResult, seconds: number): string {
  const skips = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
  return `${name.padEnd(13)} ${seconds.toFixed(1)} s: ${passed} passed, ${failed} failed${skips}`;
}

/** Each failure in full, its message set in below its title. */
export function failureLines(failures: readonly FailedTest[]): readonly string[] {
  return failures.flatMap(({ title, message }) => [`FAILED ${title}`, ...message.split("\n").map((line) => `       ${line}`.trimEnd())]);
}

/** Each skipped test with its reason. */
export function skipLines(skipped: readonly SkippedTest[]): readonly string[] {
  return skipped.map(({ title, reason }) => `skipped ${title}: ${reason}`);
}
