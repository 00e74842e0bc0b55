import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import type { Projects } from "../workbench.ts";

/** Documents whose next save event belongs to a compilation that is already on its way. The event may come long after the save. */
const savedByUs = new WeakSet<vscode.TextDocument>();

/** Saves the unsaved editors of a Project, so that what is compiled is what the person sees. An untitled or read-only one stays as it is. */
export async function saveProject(project: Project, projects: Pick<Projects, "owning">): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== "file") continue;
    if ((await projects.owning(document.uri))?.root !== project.root) continue;
    savedByUs.add(document);
    if (!(await document.save())) savedByUs.delete(document);
  }
}

/** True, once, for a save that `saveProject` made: it needs no compilation of its own. */
export function takeOwnSave(document: vscode.TextDocument): boolean {
  return savedByUs.delete(document);
}
