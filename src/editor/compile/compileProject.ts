import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { summarize } from "./describeOutcome.ts";

/** How long the result stands in the status bar (milliseconds). */
const shownMs = 8000;

/** Compiles the Project the person means; errors go to the Problems view, the result to the status bar. */
export async function compileProjectCommand(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("Compile which project?");
  if (project === undefined) return;
  const outcome = await workbench.contracts.compile(project);
  if (outcome.kind === "compiled") vscode.window.setStatusBarMessage(`$(tools) ${summarize(project, outcome)}`, shownMs);
}
