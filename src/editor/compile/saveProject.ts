import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import type { Projects } from "../workbench.ts";

/** Saves the unsaved editors of a Project, so that what is compiled is what the person sees. An untitled or read-only one stays as it is. */
export async function saveProject(project: Project, projects: Pick<Projects, "owning">): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== "file") continue;
    if ((await projects.owning(document.uri))?.root === project.root) await document.save();
  }
}
