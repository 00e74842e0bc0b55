import * as vscode from "vscode";
import { describeProblem } from "../core/errors/problem.ts";
import type { FixAction } from "../core/errors/defineProblems.ts";
import type { Problem } from "../core/errors/problem.ts";
import type { Log } from "../core/observe/log.ts";

/** Every message to the person passes here; nothing else may call `show*Message`. */
export interface Notify {
  /** An expected failure, with its fix and its buttons. Resolves when the message is gone. */
  problem(problem: Problem): Promise<void>;
  /** One short sentence about something finished; use sparingly. */
  info(text: string, ...buttons: readonly string[]): Promise<string | undefined>;
  warn(text: string, ...buttons: readonly string[]): Promise<string | undefined>;
  /** A question that blocks; undefined is "no". */
  confirm(text: string, detail: string, yes: string): Promise<boolean>;
}

/** What the button of each fix says. */
export const actionTitles: Record<FixAction, string> = {
  openSettings: "Open Settings",
  installFoundry: "Install Foundry",
  installSlither: "Install Slither",
  checkTools: "Check Tools",
  showLog: "Show Log",
  openPlace: "Open",
  compileProject: "Compile",
  manageTrust: "Manage Trust",
  openFolder: "Open Folder",
  newProject: "New Project",
};

/** Does what a button of a problem says. */
export type RunFixAction = (action: FixAction, problem: Problem) => Thenable<unknown>;

/** Builds the only speaker of the extension. Problems are logged with their details before they are shown. */
export function createNotify(log: Log, runFixAction: RunFixAction): Notify {
  return {
    async problem(problem) {
      const text = describeProblem(problem);
      log.error(text.what, { id: text.id, fix: text.fix, details: problem.details, place: problem.place?.file });
      const titles = text.actions.map((action) => actionTitles[action]);
      const chosen = await vscode.window.showErrorMessage(`${text.what} ${text.fix} (${text.id})`, ...titles);
      const action = text.actions.find((candidate) => actionTitles[candidate] === chosen);
      if (action !== undefined) await runFixAction(action, problem);
    },
    info: async (text, ...buttons) => vscode.window.showInformationMessage(text, ...buttons),
    warn: async (text, ...buttons) => vscode.window.showWarningMessage(text, ...buttons),
    async confirm(text, detail, yes) {
      return (await vscode.window.showWarningMessage(text, { modal: true, detail }, yes)) === yes;
    },
  };
}
