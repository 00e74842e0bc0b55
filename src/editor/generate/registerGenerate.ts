import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { Drafts, draftScheme, updateDraftContext } from "./drafts.ts";

/** Shows drafts, also those that a reloaded window restores, and keeps the context key of their buttons. */
export function registerGenerate(workbench: Workbench): vscode.Disposable {
  const drafts = new Drafts(workbench.context.workspaceState);
  const registered = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(draftScheme, drafts),
    vscode.window.tabGroups.onDidChangeTabs(async ({ closed }) => {
      await updateDraftContext();
      await drafts.forget(closed);
    }),
  );
  void updateDraftContext().then(async () => drafts.restore());
  return registered;
}
