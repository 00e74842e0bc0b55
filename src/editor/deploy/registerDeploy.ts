import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { deployViewId, deployViewOf } from "./deployView.ts";

/** Offers the Deploy view to the editor. Its page is not kept while hidden: a new one gets the whole state. */
export function registerDeploy(workbench: Workbench): vscode.Disposable {
  const view = deployViewOf(workbench);
  return vscode.Disposable.from(
    view,
    vscode.window.registerWebviewViewProvider(deployViewId, view, { webviewOptions: { retainContextWhenHidden: false } }),
  );
}
