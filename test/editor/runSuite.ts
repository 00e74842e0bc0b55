// The harness of the suites that run inside a real VS Code. To add a test, put `<what it tests>.test.ts` into the folder of the window's
// shape - single (the demo project), multiRoot (a workspace of two projects), noFolder, noForge (the demo, but no tools installed) - and
// write it with `describe` and `it` and `import * as vscode from "vscode"`. Nothing lists the files. The window is fresh per suite, not
// per test: undo what a test changes. Run one suite with `node scripts/editorSuites.ts single`.
import Mocha from "mocha";
import { eventMark } from "../../scripts/editor/eventMark.ts";
import { eventReporter } from "../../scripts/tests/eventReporter.ts";
import type { TestEvent } from "../../scripts/tests/testEvent.ts";

const defaultTimeoutMs = 60_000;

/** Runs the test files and tells what happens through the console, a line each. Rejects when a test failed, so that the editor ends with 1. */
export async function runSuite(files: readonly (() => Promise<unknown>)[]): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: defaultTimeoutMs, reporter: eventReporter(tell) });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const load of files) await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  tell({ kind: "ended" });
  if (failures > 0) throw new Error(`${failures} failed`);
}

function tell(event: TestEvent): void {
  console.log(`${eventMark}${JSON.stringify(event)}`);
}
