/** What one group of tests came to: a mocha process, or a suite inside a real editor. */
export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  /** At least one when the group itself broke down: a crash, a time-out, no result. */
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  readonly failures: readonly FailedTest[];
}

/** A test that did not run. `title` is the full one, with the suites around it. */
export interface SkippedTest {
  readonly title: string;
  readonly reason: string;
}

/** A test that failed. `message` is everything a person needs: the error, its stack, the difference. */
export interface FailedTest {
  readonly title: string;
  readonly message: string;
}
