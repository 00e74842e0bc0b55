import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";

/** The Findings view of the manifest. */
export const findingsViewId = "hyperkit.findings";

const placeholders = new WeakMap<Workbench, vscode.Disposable>();

/** Holds the place of the Findings view; `onShown` is called when it is looked at. */
export function holdFindingsView(workbench: Workbench, onShown: () => void): vscode.Disposable {
  const empty: vscode.TreeDataProvider<never> = {
    getChildren: () => {
      onShown();
      return [];
    },
    getTreeItem: (node: never) => node,
  };
  const placeholder = vscode.window.registerTreeDataProvider(findingsViewId, empty);
  placeholders.set(workbench, placeholder);
  return placeholder;
}

/** Makes room for the real Findings view. */
export function endPlaceholder(workbench: Workbench): void {
  placeholders.get(workbench)?.dispose();
}
