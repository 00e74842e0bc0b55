import * as vscode from "vscode";
import { readSettings, workspaceForbidden } from "../../core/settings/readSettings.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { Settings } from "../../core/settings/settings.ts";

/** The settings as parsed values; an invalid one keeps the last good value and is reported once. */
export interface SettingsReader {
  read(scope?: vscode.Uri): Settings;
  /** The person's own settings alone, whatever the workspace says. */
  readOwn(): Settings;
}

/**
 * The only reader of the editor's configuration. A key that names an executable or an endpoint is taken from the person's own
 * settings alone, even where the editor would let a workspace set it: its own filter has failed before.
 */
export function createSettingsReader(report: (problem: Problem) => void): SettingsReader {
  const last = new Map<string, Settings>();
  const reported = new Set<string>();
  return {
    readOwn: () => readSettings((key) => vscode.workspace.getConfiguration().inspect(key)?.globalValue ?? undefined).settings,
    read(scope) {
      const configuration = vscode.workspace.getConfiguration(undefined, scope ?? null);
      const get = (key: string): unknown =>
        workspaceForbidden.includes(key) ? (configuration.inspect(key)?.globalValue ?? undefined) : configuration.get(key);
      const place = scope?.toString() ?? "";
      const { settings, problems } = readSettings(get, last.get(place));
      last.set(place, settings);
      for (const problem of problems) {
        const said = JSON.stringify(problem.args);
        if (reported.has(said)) continue;
        reported.add(said);
        report(problem);
      }
      return settings;
    },
  };
}
