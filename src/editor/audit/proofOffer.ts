import * as vscode from "vscode";
import { visibleLine } from "../../core/lib/visibleText.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { AuditedFinding } from "./projectAudit.ts";

/** How long the offer stands in the status bar (milliseconds). */
const shownMs = 60_000;

let offer: vscode.StatusBarItem | undefined;

/** Says that a finding's test has gone green and offers to mark the finding as fixed: in the status bar, since it comes with a save. */
export function offerFixed(argument: AuditedFinding): void {
  offer?.dispose();
  const item = vscode.window.createStatusBarItem("hyperkit.proofFixed", vscode.StatusBarAlignment.Left);
  item.name = "HyperKit: Proof";
  item.text = "$(beaker) Proof is green. $(check) Mark Fixed...";
  item.tooltip = `The test no longer shows the problem: ${visibleLine(argument.finding.title)}`;
  item.accessibilityInformation = { label: `${item.tooltip}. Mark fixed`, role: "button" };
  item.command = { command: commandTable.triageFixed.id, title: commandTable.triageFixed.title, arguments: [argument] };
  item.show();
  offer = item;
  setTimeout(() => {
    if (offer === item) item.dispose();
  }, shownMs).unref();
}
