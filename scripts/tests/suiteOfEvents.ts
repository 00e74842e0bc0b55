import type { ProcessOutcome } from "../../src/core/process/processOutcome.ts";
import type { FailedTest, SuiteResult } from "./suiteResult.ts";
import type { TestEvent } from "./testEvent.ts";

const shownLines = 40;

/** Counts what a process of tests told, and adds a failure for a process that did not end as its tests say. */
export function suiteOfEvents(name: string, events: readonly TestEvent[], outcome: ProcessOutcome): SuiteResult {
  const failures: FailedTest[] = events.flatMap((event) =>
    event.kind === "failed" ? [{ title: event.title, message: event.message }] : [],
  );
  const passed = events.filter(({ kind }) => kind === "passed").length;
  const skipped = events.flatMap((event) => (event.kind === "skipped" ? [{ title: event.title, reason: event.reason }] : []));
  const breakdown = whyBrokenDown(events, outcome) ?? (passed + failures.length + skipped.length === 0 ? "no test ran" : undefined);
  if (breakdown !== undefined) failures.push({ title: `the group ${name}`, message: breakdown });
  return { name, passed, failed: failures.length, skipped, failures };
}

function whyBrokenDown(events: readonly TestEvent[], outcome: ProcessOutcome): string | undefined {
  const stuck = events.find((event) => event.kind === "stuck");
  if (stuck !== undefined) return `its tests left something running: ${stuck.resources.join(", ")}`;
  const complete = events.some(({ kind }) => kind === "ended");
  const failed = events.some(({ kind }) => kind === "failed");
  if (complete && outcome.kind === "exited" && failed === (outcome.exitCode !== 0)) return undefined;
  const last = events.findLast((event) => event.kind === "begun");
  const place = complete || last === undefined ? "" : `, the last test begun: ${last.title}`;
  return `${describeEnding(outcome)}${place}\n${lastLines(outcome)}`.trimEnd();
}

function describeEnding(outcome: ProcessOutcome): string {
  switch (outcome.kind) {
    case "exited":
      return `its process ended with exit code ${outcome.exitCode}`;
    case "signalled":
      return `its process was ended by ${outcome.signal}`;
    case "timedOut":
      return `its process was ended after ${outcome.seconds} s`;
    case "cancelled":
      return "the run was cancelled";
    case "tooMuchOutput":
      return `its process printed more than ${outcome.megabytes} MB`;
    case "notFound":
    case "notExecutable":
      return `its process could not be started: ${outcome.file}`;
  }
}

function lastLines(outcome: ProcessOutcome): string {
  if (!("stderr" in outcome)) return "";
  return `${outcome.stdout}${outcome.stderr}`.trimEnd().split("\n").slice(-shownLines).join("\n");
}
