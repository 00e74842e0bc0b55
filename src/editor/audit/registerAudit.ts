import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { registerAuditOnSave } from "./auditOnSave.ts";

/** The Findings view of the manifest. */
export const findingsViewId = "hyperkit.findings";

const placeholders = new WeakMap<Workbench, vscode.Disposable>();

/**
 * Holds the place of the Findings view until it is looked at, or something is audited: tree, diagnostics, quick fixes and triage are
 * loaded then. Nothing is analysed before a person asks for it.
 */
export function registerAudit(workbench: Workbench): vscode.Disposable {
  const open = async (): Promise<void> => void (await import("./openAudits.ts")).auditsOf(workbench);
  const empty: vscode.TreeDataProvider<never> = {
    getChildren: () => {
      void open();
      return [];
    },
    getTreeItem: (node: never) => node,
  };
  const placeholder = vscode.window.registerTreeDataProvider(findingsViewId, empty);
  placeholders.set(workbench, placeholder);
  return vscode.Disposable.from(placeholder, registerAuditOnSave(workbench));
}

/** Makes room for the real Findings view. */
export function endPlaceholder(workbench: Workbench): void {
  placeholders.get(workbench)?.dispose();
}
