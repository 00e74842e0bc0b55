import * as vscode from "vscode";
import type { FixAction } from "../../core/errors/defineProblems.ts";
import type { Problem } from "../../core/errors/problem.ts";
import { commandTable } from "../commands/commandTable.ts";

/** Does what a problem's button says. Nothing is installed or changed by itself: each action opens the place where the person does it. */
export async function runFixAction(action: FixAction, problem: Problem): Promise<void> {
  const run = async (id: string, ...args: readonly unknown[]): Promise<void> => void (await vscode.commands.executeCommand(id, ...args));
  switch (action) {
    case "openSettings":
      return run("workbench.action.openSettings", settingOf(problem));
    case "installFoundry":
    case "installSlither":
    case "checkTools":
      return run(commandTable.checkTools.id);
    case "showLog":
      return run(commandTable.showLog.id);
    case "compileProject":
      return run(commandTable.compileProject.id);
    case "newProject":
      return run(commandTable.newProject.id);
    case "manageTrust":
      return run("workbench.trust.manage");
    case "openFolder":
      return run("vscode.openFolder");
    case "openPlace":
      return openPlace(problem);
  }
}

function settingOf(problem: Problem): string {
  const key = problem.args["key"];
  return typeof key === "string" ? key : "@ext:hyperkit.hyperkit";
}

async function openPlace(problem: Problem): Promise<void> {
  if (problem.place === undefined) return;
  const start = new vscode.Position(problem.place.line, 0);
  await vscode.window.showTextDocument(vscode.Uri.file(problem.place.file), { selection: new vscode.Range(start, start) });
}
