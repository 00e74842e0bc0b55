import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { auditsOf } from "./audits.ts";
import { offerFindingActions } from "./findingActions.ts";
import { showFindingDiagnostics } from "./findingDiagnostics.ts";
import { FindingPlaces } from "./findingPlaces.ts";
import { createFindingsView } from "./findingsView.ts";

/** The Findings view, the findings' diagnostics and their quick fixes. Nothing is analysed before a person asks for it. */
export function registerAudit(workbench: Workbench): vscode.Disposable {
  const audits = auditsOf(workbench);
  const places = new FindingPlaces(audits);
  return vscode.Disposable.from(
    audits,
    places,
    createFindingsView(audits, places),
    showFindingDiagnostics(workbench, audits, places),
    offerFindingActions(workbench, audits, places),
    workbench.projects.onDidChange(() => void audits.dropClosed()),
  );
}
