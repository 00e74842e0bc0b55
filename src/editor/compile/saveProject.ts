import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import type { Projects } from "../workbench.ts";

/** How often `saveProject` saved a document. */
const ownSaves = new WeakMap<vscode.TextDocument, number>();

/** Saves the unsaved editors of a Project, so that what is compiled is what the person sees. An untitled or read-only one stays as it is. */
export async function saveProject(project: Project, projects: Pick<Projects, "owning">): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== "file") continue;
    if ((await projects.owning(document.uri))?.root !== project.root) continue;
    const before = ownSaves.get(document) ?? 0;
    ownSaves.set(document, before + 1);
    if (!(await document.save())) ownSaves.set(document, before);
  }
}

/**
 * Tells of the saves of Solidity files that people make. Those of `saveProject` belong to work that is already on its way; the event of
 * one may come long after the save. To be called before the first of them.
 */
export function onDidSaveByPerson(listener: (file: vscode.Uri) => void): vscode.Disposable {
  const heard = new WeakMap<vscode.TextDocument, number>();
  return vscode.workspace.onDidSaveTextDocument((document) => {
    const own = heard.get(document) ?? 0;
    if (own < (ownSaves.get(document) ?? 0)) heard.set(document, own + 1);
    else if (document.uri.path.endsWith(".sol")) listener(document.uri);
  });
}
