import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { registerAuditOnSave } from "./auditOnSave.ts";
import { holdFindingsView } from "./findingsPlaceholder.ts";

/**
 * Holds the place of the Findings view until it is looked at, or something is audited: tree, diagnostics, quick fixes and triage are
 * loaded then. Nothing is analysed before a person asks for it.
 */
export function registerAudit(workbench: Workbench): vscode.Disposable {
  const open = async (): Promise<void> => void (await import("./openAudits.ts")).auditsOf(workbench);
  return vscode.Disposable.from(
    holdFindingsView(workbench, () => void open()),
    registerAuditOnSave(workbench),
  );
}
