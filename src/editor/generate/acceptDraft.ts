import { basename } from "node:path";
import * as vscode from "vscode";
import { problem } from "../../core/errors/problem.ts";
import { createAllowedArea } from "../../core/foundry/allowedArea.ts";
import type { Workbench } from "../workbench.ts";
import { forgetAnswers } from "./askTemplate.ts";
import { Drafts, draftTarget } from "./drafts.ts";
import type { Draft } from "./drafts.ts";
import { readTarget } from "./readTarget.ts";

/** Writes the draft that the person looks at, opens the file and compiles its Project. A file that changed since is not overwritten. */
export async function acceptDraft(workbench: Workbench): Promise<void> {
  const drafts = new Drafts(workbench.context.workspaceState);
  const draft = await chooseDraft(workbench, drafts);
  if (draft === undefined) return;
  const target = draftTarget(draft);
  if (!(await createAllowedArea(draft.root).allows(target.fsPath))) {
    return workbench.notify.problem(problem("outsideProject", { path: draft.path }));
  }
  const now = await readTarget(target);
  if (now !== draft.before) {
    const name = draft.before === undefined ? "fileExists" : "fileChanged";
    return workbench.notify.problem(problem(name, { path: draft.path }));
  }
  try {
    await write(target, draft);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return workbench.notify.problem(problem("writeFailed", { path: draft.path, reason }, { details: String(error) }));
  }
  await drafts.remove(draft);
  await forgetAnswers(workbench.context.workspaceState);
  await vscode.window.showTextDocument(target, { preview: false });
  const projects = await workbench.projects.all();
  const project = projects.find(({ root }) => root === draft.root) ?? { root: draft.root, name: basename(draft.root) };
  await workbench.contracts.compile(project);
}

/** Closes the draft that the person looks at; nothing was written. */
export async function discardDraft(workbench: Workbench): Promise<void> {
  const drafts = new Drafts(workbench.context.workspaceState);
  const draft = await chooseDraft(workbench, drafts);
  if (draft !== undefined) await drafts.remove(draft);
}

/** An unsaved document of the same file is changed and saved, so that the editor and the disk stay one. */
async function write(target: vscode.Uri, draft: Draft): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === target.toString());
  if (open?.isDirty !== true) {
    await vscode.workspace.fs.writeFile(target, Buffer.from(draft.source, "utf8"));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(target, new vscode.Range(new vscode.Position(0, 0), open.lineAt(open.lineCount - 1).range.end), draft.source);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await open.save())) throw new Error("the editor refused the change");
}

async function chooseDraft(workbench: Workbench, drafts: Drafts): Promise<Draft | undefined> {
  const open = drafts.open();
  const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const looksAtDraft = active instanceof vscode.TabInputTextDiff && open.some((draft) => active.modified.path.startsWith(`/${draft.id}/`));
  const [first] = open;
  if (first === undefined) {
    await workbench.notify.problem(problem("draftGone", {}));
    return undefined;
  }
  if (open.length === 1 || looksAtDraft) return first;
  const picked = await vscode.window.showQuickPick(
    open.map((draft) => ({ label: draft.path, draft })),
    { placeHolder: "Which draft?" },
  );
  return picked?.draft;
}
