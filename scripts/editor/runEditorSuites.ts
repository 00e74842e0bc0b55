import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProcessOutcome } from "../../src/core/process/processOutcome.ts";
import { paths } from "../setup/paths.ts";
import { suiteOfEvents } from "../tests/suiteOfEvents.ts";
import type { SuiteResult } from "../tests/suiteResult.ts";
import type { TestEvent } from "../tests/testEvent.ts";
import { bundleSuite } from "./bundleSuite.ts";
import { launchBrowser } from "./driver/launchBrowser.ts";
import { findDesktopEditor } from "./findDesktopEditor.ts";
import { runSuiteInServer } from "./runSuiteInServer.ts";
import { runSuiteOnDesktop } from "./runSuiteOnDesktop.ts";
import { snapshotExtension } from "./snapshotExtension.ts";
import { eventOfLine } from "./suiteEvents.ts";
import type { SuiteRun } from "./suiteRun.ts";
import { editorSuites } from "./suites.ts";
import type { EditorSuite } from "./suites.ts";

/** What `runEditorSuites` is given. */
export interface EditorSuitesOptions {
  readonly signal: AbortSignal;
  /** Called with each line for the person: a suite that begins, and each test that failed. */
  readonly onLine: (line: string) => void;
  /** The names of the suites to run; all when not given. */
  readonly only?: readonly string[];
}

type Runner = (run: SuiteRun) => Promise<ProcessOutcome>;

/**
 * Runs the suites inside a real VS Code, one after the other, each in a fresh window, HOME and workspace: in a desktop VS Code where
 * there is one, else in the server's editor. The extension must have been built.
 */
export async function runEditorSuites(options: EditorSuitesOptions): Promise<SuiteResult[]> {
  const suites = editorSuites.filter(({ name }) => options.only?.includes(name) ?? true);
  if ((await findDesktopEditor()) !== undefined) return runAll(suites, runSuiteOnDesktop, options);
  const browser = await launchBrowser();
  try {
    return await runAll(suites, async (run) => runSuiteInServer(browser, run), options);
  } finally {
    await browser.close();
  }
}

async function runAll(suites: readonly EditorSuite[], runner: Runner, { signal, onLine }: EditorSuitesOptions): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const suite of suites) {
    if (signal.aborted) break;
    onLine(`editor: ${suite.name}`);
    results.push(await runOne(suite, runner, { signal, onLine }));
  }
  return results;
}

async function runOne(suite: EditorSuite, runner: Runner, { signal, onLine }: EditorSuitesOptions): Promise<SuiteResult> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "suite-")));
  const events: TestEvent[] = [];
  try {
    const developmentPath = await snapshotExtension(join(folder, "extension"));
    // In the extension's folder, so that both are given the same API objects: a test can answer a message in the person's place.
    // CommonJS by its name: the checkout around it is ESM.
    const testsPath = join(developmentPath, "suite.cjs");
    await bundleSuite(suite.name, testsPath);
    const outcome = await runner({
      ...{ suite, testsPath, developmentPath, folder, signal },
      extensions: [join(paths.root, "test", "editor", "spawnRecorder")],
      onLine: (line) => {
        const event = eventOfLine(line);
        if (event !== undefined) events.push(event);
        if (event?.kind === "failed") onLine(`editor: ${suite.name}: FAILED ${event.title}`);
      },
    });
    if ("stdout" in outcome) await writeLog(suite.name, outcome.stdout);
    return suiteOfEvents(`editor/${suite.name}`, events, outcome);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function writeLog(name: string, text: string): Promise<void> {
  await mkdir(paths.logs, { recursive: true });
  await writeFile(join(paths.logs, `editor-${name}.log`), text);
}
