import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { auditsOf } from "./audits.ts";
import { showFindingDiagnostics } from "./findingDiagnostics.ts";
import { FindingPlaces } from "./findingPlaces.ts";
import { createFindingsView } from "./findingsView.ts";

/** The Findings view and the findings' diagnostics. Nothing is analysed before a person asks for it. */
export function registerAudit(workbench: Workbench): vscode.Disposable {
  const audits = auditsOf(workbench);
  const places = new FindingPlaces(audits);
  return vscode.Disposable.from(
    audits,
    places,
    createFindingsView(audits, places),
    showFindingDiagnostics(workbench, audits, places),
    workbench.projects.onDidChange(() => void audits.dropClosed()),
  );
}
