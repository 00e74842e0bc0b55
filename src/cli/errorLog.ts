import { visibleText } from "../core/lib/visibleText.ts";
import type { Log, LogFields } from "../core/observe/log.ts";
import type { Output } from "./terminal.ts";

/** A log on stderr: one line per event, and what a tool said as it said it, below. */
export function createErrorLog(err: Output): Log {
  const write = (event: string, { details, ...fields }: LogFields = {}): void => {
    const said = typeof details === "string" ? `${details.trimEnd()}\n` : "";
    err.write(visibleText(`${event} ${JSON.stringify(fields)}\n${said}`));
  };
  return { debug: () => {}, info: write, warn: write, error: write };
}
