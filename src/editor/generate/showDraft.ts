import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import { Drafts, draftTarget } from "./drafts.ts";
import { readTarget } from "./readTarget.ts";

/** Shows a source beside what is at its place; the person accepts or discards it. What is there already, word for word, is opened. */
export async function showDraft(
  workbench: Workbench,
  project: Project,
  file: { readonly path: string; readonly source: string },
): Promise<void> {
  const drafts = new Drafts(workbench.context.workspaceState);
  const target = (await fileUriOf(project))(file.path).toString();
  const draft = { id: randomUUID(), root: project.root, path: file.path, target, source: file.source };
  const before = await readTarget(draftTarget(draft));
  if (before === file.source) {
    await vscode.window.showTextDocument(draftTarget(draft));
    return;
  }
  const complete = before === undefined ? draft : { ...draft, before };
  await drafts.add(complete);
  await drafts.show(complete);
}
