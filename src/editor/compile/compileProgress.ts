import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { CompileHow } from "../workbench.ts";

/** A build on save that is quicker shows nothing: a sign that flickers at each save is noise (milliseconds). */
const quietMs = 600;

/** Runs a compilation with the progress its reason calls for. The signal is aborted by the progress's own cancel button. */
export async function showCompileProgress<T>(
  project: Project,
  reason: CompileHow["reason"],
  work: (cancelled: AbortSignal) => Promise<T>,
): Promise<T> {
  const never = new AbortController().signal;
  switch (reason) {
    case "command":
      return withCancellableProgress(`Compiling ${project.name}`, work);
    case "task":
      return work(never);
    case "save":
      return withStatusItem(project, async () => work(never));
  }
}

/** The editor's own progress in the status bar cannot be cancelled; an item of ours can. */
async function withStatusItem<T>(project: Project, work: () => Promise<T>): Promise<T> {
  const item = vscode.window.createStatusBarItem("hyperkit.compiling", vscode.StatusBarAlignment.Left);
  item.name = "HyperKit: Compiling";
  item.text = `$(sync~spin) Compiling ${project.name}`;
  item.tooltip = "Click to cancel";
  item.command = commandTable.cancelCompile.id;
  const timer = setTimeout(() => item.show(), quietMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    item.dispose();
  }
}
