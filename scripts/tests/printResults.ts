import type { FailedTest, SkippedTest, SuiteResult } from "./suiteResult.ts";

/** What ran in one go and how long it took (seconds): one line, or one for each result of several. */
export function groupLines(name: string, seconds: number, results: readonly SuiteResult[]): readonly string[] {
  const head = `${name.padEnd(13)} ${seconds.toFixed(1)} s`;
  const [only, ...more] = results;
  if (only === undefined) return [head];
  if (more.length === 0) return [`${head}: ${counts(only)}`, ...failureLines(only.failures)];
  return [head, ...results.flatMap((result) => [`  ${result.name}: ${counts(result)}`, ...failureLines(result.failures)])];
}

function counts({ passed, failed, skipped }: SuiteResult): string {
  const skips = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
  return `${passed} passed, ${failed} failed${skips}`;
}

/** Each failure in full, its message set in below its title. */
export function failureLines(failures: readonly FailedTest[]): readonly string[] {
  return failures.flatMap(({ title, message }) => [`FAILED ${title}`, ...message.split("\n").map((line) => `       ${line}`.trimEnd())]);
}

/** Each skipped test with its reason. */
export function skipLines(skipped: readonly SkippedTest[]): readonly string[] {
  return skipped.map(({ title, reason }) => `skipped ${title}: ${reason}`);
}
