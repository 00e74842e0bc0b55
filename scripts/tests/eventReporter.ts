import { inspect } from "node:util";
import Mocha from "mocha";
import { skipReason } from "./skipBecause.ts";
import type { TestEvent } from "./testEvent.ts";

/** A reporter for mocha that tells what happens instead of printing it. */
export function eventReporter(tell: (event: TestEvent) => void): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      runner.on("test", (test) => tell({ kind: "begun", title: test.fullTitle() }));
      runner.on("hook", (hook) => tell({ kind: "begun", title: hook.fullTitle() }));
      runner.on("pass", () => tell({ kind: "passed" }));
      runner.on("fail", (test, error: unknown) => tell({ kind: "failed", title: test.fullTitle(), message: describeError(error) }));
      runner.on("pending", (test) => tell({ kind: "skipped", title: test.fullTitle(), reason: skipReason(test) }));
    }
  };
}

/** The error with its stack and what caused it; the message of an assertion holds the difference already. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
