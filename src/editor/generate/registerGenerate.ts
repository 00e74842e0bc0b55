import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { Drafts, draftScheme, updateDraftContext } from "./drafts.ts";

/** Shows drafts, also those that a reloaded window restores, and keeps the context key of their buttons. */
export function registerGenerate(workbench: Workbench): vscode.Disposable {
  void updateDraftContext();
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(draftScheme, new Drafts(workbench.context.workspaceState)),
    vscode.window.tabGroups.onDidChangeTabs(() => void updateDraftContext()),
  );
}
