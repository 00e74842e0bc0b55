import { problem } from "../core/errors/problem.ts";
import { auditCommand } from "./auditCommand.ts";
import { helpText } from "./helpText.ts";
import { problemLine } from "./problemLine.ts";
import { readArguments } from "./readArguments.ts";
import { exitCodes } from "./terminal.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** The oldest Node whose built-ins HyperKit uses: that of the oldest editor it runs in. */
const oldestNode = "22.15.0";

/** Runs one call: words after the program's name in, exit code out. */
export async function run(words: readonly string[], node: string, terminal: Terminal): Promise<ExitCode> {
  const { out, err } = terminal;
  if (isOlder(node, oldestNode)) {
    err.write(problemLine(problem("terminalNode", { oldest: oldestNode, version: node })));
    return exitCodes.misuse;
  }
  const request = readArguments(words);
  switch (request.kind) {
    case "help":
      out.write(helpText);
      return exitCodes.clean;
    case "version":
      out.write(`${terminal.version}\n`);
      return exitCodes.clean;
    case "misuse":
      err.write(problemLine(request.problem));
      return exitCodes.misuse;
    case "audit":
      return auditCommand(request.options, terminal);
  }
}

function isOlder(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, "en", { numeric: true }) < 0;
}
