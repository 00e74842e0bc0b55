import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "playwright-core";
import type { ProcessOutcome } from "../../src/core/process/processOutcome.ts";
import { openEditor } from "./driver/openEditor.ts";
import { createEditorHome } from "./editorHome.ts";
import { eventMark } from "./eventMark.ts";
import { startEditorServer } from "./startEditorServer.ts";
import { suiteLimitSeconds } from "./suiteRun.ts";
import type { SuiteRun } from "./suiteRun.ts";

/** Runs a suite in the server's editor, shown by the browser. The outcome is told as that of a process: its exit code is the run's. */
export async function runSuiteInServer(browser: Browser, run: SuiteRun): Promise<ProcessOutcome> {
  const started = performance.now();
  const home = join(run.folder, "home");
  await createEditorHome(home, run.suite.tools);
  const target = await run.suite.open(join(run.folder, "workspace"));
  const server = await startEditorServer({
    folder: join(run.folder, "editor"),
    home,
    trustAll: true,
    forSuites: true,
    extensions: run.extensions,
  });
  const exit = Promise.withResolvers<number>();
  const printed: string[] = [];
  const stop = new AbortController();
  try {
    const editor = await openEditor({
      ...{ server, browser, developmentPath: run.developmentPath, testsPath: run.testsPath, onExit: exit.resolve },
      ...(target === undefined ? {} : { target }),
      onLog: (_severity, args) => {
        for (const line of args.map(String).join(" ").split("\n")) {
          if (!line.includes(eventMark)) printed.push(line);
          run.onLine(line);
        }
      },
    });
    const ended = await Promise.race([
      exit.promise.then((exitCode) => ({ kind: "exited", exitCode }) as const),
      server.ended.then(() => ({ kind: "signalled", signal: "the end of its server" }) as const),
      aborted(AbortSignal.any([run.signal, stop.signal])).then(() => ({ kind: "cancelled" }) as const),
      delay(suiteLimitSeconds * 1000, { kind: "timedOut", limit: "total", seconds: suiteLimitSeconds } as const, { signal: stop.signal }),
    ]);
    await editor.close();
    return { ...ended, stdout: printed.join("\n"), stderr: "", durationMs: Math.round(performance.now() - started) };
  } finally {
    stop.abort();
    await server.stop();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
