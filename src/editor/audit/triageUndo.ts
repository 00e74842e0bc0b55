import * as vscode from "vscode";
import { commandTable } from "../commands/commandTable.ts";
import type { AuditedFinding } from "./audits.ts";

/** How long the offer stands in the status bar (milliseconds). */
const shownMs = 15_000;

let offer: vscode.StatusBarItem | undefined;

/** Says what was decided and offers to take it back: in the status bar, since a person decides on many findings in a row. `before` is the text of the record that was replaced. */
export function offerUndo(decision: string, argument: AuditedFinding & { readonly before: string | undefined }): void {
  hideUndo();
  const item = vscode.window.createStatusBarItem("hyperkit.undoTriage", vscode.StatusBarAlignment.Left);
  item.name = "HyperKit: Undo Triage";
  item.text = `$(shield) ${decision}. $(discard) Undo`;
  item.tooltip = `Undo: ${decision}, ${argument.finding.title}`;
  item.accessibilityInformation = { label: item.tooltip, role: "button" };
  item.command = { command: commandTable.undoTriage.id, title: commandTable.undoTriage.title, arguments: [argument] };
  item.show();
  offer = item;
  setTimeout(() => {
    if (offer === item) hideUndo();
  }, shownMs).unref();
}

/** Takes the offer away. */
export function hideUndo(): void {
  offer?.dispose();
  offer = undefined;
}
