import * as vscode from "vscode";
import type { CommandEntry } from "../commands/commandTable.ts";

/** How long the offer stands in the status bar (milliseconds). */
const shownMs = 15_000;

/** What takes a change back. */
export interface Undo {
  readonly entry: CommandEntry;
  /** What the command is given. */
  readonly argument: unknown;
  /** What was changed, in a few words; may be empty. */
  readonly about: string;
}

let offer: vscode.StatusBarItem | undefined;

/** Says what was done and offers to take it back: in the status bar, since a person decides on many findings in a row. */
export function offerUndo(done: string, { entry, argument, about }: Undo): void {
  hideUndo();
  const item = vscode.window.createStatusBarItem("hyperkit.undo", vscode.StatusBarAlignment.Left);
  item.name = `HyperKit: ${entry.title}`;
  item.text = `$(shield) ${done}. $(discard) Undo`;
  item.tooltip = `Undo: ${[done, about].filter((part) => part !== "").join(", ")}`;
  item.accessibilityInformation = { label: item.tooltip, role: "button" };
  item.command = { command: entry.id, title: entry.title, arguments: [argument] };
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
