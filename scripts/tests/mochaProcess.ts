// One group of tests in a process of its own: `node scripts/tests/mochaProcess.ts <events file> <test files...>`.
import { appendFileSync } from "node:fs";
import Mocha from "mocha";
import { eventReporter } from "./eventReporter.ts";
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

const mocha = new Mocha({ timeout: defaultTimeoutMs, forbidOnly: process.env["CI"] !== undefined, reporter: eventReporter(tell) });
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
