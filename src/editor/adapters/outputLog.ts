import type * as vscode from "vscode";
import type { Log, LogFields } from "../../core/observe/log.ts";

/** Writes core's log to the editor's "HyperKit" output channel: one line per event, its facts as JSON. */
export function createOutputLog(channel: vscode.LogOutputChannel): Log {
  const line = (event: string, fields: LogFields = {}): string =>
    Object.keys(fields).length === 0 ? event : `${event} ${JSON.stringify(fields)}`;
  return {
    debug: (event, fields) => channel.debug(line(event, fields)),
    info: (event, fields) => channel.info(line(event, fields)),
    warn: (event, fields) => channel.warn(line(event, fields)),
    error: (event, fields) => channel.error(line(event, fields)),
  };
}
