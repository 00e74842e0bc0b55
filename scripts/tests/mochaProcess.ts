// One group of tests in a process of its own: `node scripts/tests/mochaProcess.ts <events file> <test files...>`.
import { appendFileSync } from "node:fs";
import { inspect } from "node:util";
import Mocha from "mocha";
import { skipReason } from "./skipBecause.ts";
import type { TestEvent } from "./testEvent.ts";

const defaultTimeoutMs = 60_000;

/** How long after the last test the process may need to end by itself. */
const settleMs = 5_000;

const [eventsFile = "", ...files] = process.argv.slice(2);

/** Written at once, so that a crash loses nothing. */
function tell(event: TestEvent): void {
  appendFileSync(eventsFile, `${JSON.stringify(event)}\n`);
}

/** Without this, mocha loses a rejection that nothing waits for; with it, the test that runs then has failed. */
process.on("unhandledRejection", (reason) => {
  throw reason;
});

/** The error with its stack and what caused it; the message of an assertion holds the difference already. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

/** Tells what happens instead of printing it. */
class EventReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on("test", (test) => tell({ kind: "begun", title: test.fullTitle() }));
    runner.on("hook", (hook) => tell({ kind: "begun", title: hook.fullTitle() }));
    runner.on("pass", () => tell({ kind: "passed" }));
    runner.on("fail", (test, error: unknown) => tell({ kind: "failed", title: test.fullTitle(), message: describeError(error) }));
    runner.on("pending", (test) => tell({ kind: "skipped", title: test.fullTitle(), reason: skipReason(test) }));
  }
}

const mocha = new Mocha({ timeout: defaultTimeoutMs, forbidOnly: process.env["CI"] !== undefined, reporter: EventReporter });
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
mocha.run((failures) => {
  tell({ kind: "ended" });
  if (failures > 0) process.exitCode = 1;
  setTimeout(() => {
    tell({ kind: "stuck", resources: process.getActiveResourcesInfo() });
    process.exit(1);
  }, settleMs).unref();
});
