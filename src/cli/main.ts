import { homedir } from "node:os";
import { problem } from "../core/errors/problem.ts";
import { problemLine } from "./problemLine.ts";
import { run } from "./run.ts";
import { exitCodes } from "./terminal.ts";
import type { Output } from "./terminal.ts";

/** Put in by the bundler, from package.json. */
declare const hyperkitVersion: string;

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());

function outputOf(stream: NodeJS.WriteStream): Output {
  let isGone = false;
  // The reader of a pipe may have had enough (`| head -1`); what the call came to is told by the exit code all the same.
  stream.on("error", () => {
    isGone = true;
  });
  return { isTerminal: stream.isTTY, write: (text) => void (isGone || stream.write(text)) };
}

const err = outputOf(process.stderr);
try {
  process.exitCode = await run(process.argv.slice(2), process.versions.node, {
    computer: { environment: { ...process.env }, platform: process.platform, home: homedir() },
    cwd: process.cwd(),
    version: hyperkitVersion,
    out: outputOf(process.stdout),
    err,
    signal: stop.signal,
  });
} catch (error) {
  err.write(problemLine(problem("internal", { message: error instanceof Error ? error.message : String(error) })));
  process.exitCode = exitCodes.notAnalysed;
}
