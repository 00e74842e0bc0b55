import { relative, sep } from "node:path";
import * as vscode from "vscode";
import { isSourcePath } from "../../core/audit/manual/manualRecord.ts";
import { realPathOf } from "../../core/foundry/allowedArea.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Workbench } from "../workbench.ts";

/** A source of a Project, and what is selected of it: the line of the cursor where nothing is. */
export interface SelectedSource {
  readonly project: Project;
  /** Root-relative POSIX path. */
  readonly file: string;
  readonly document: vscode.TextDocument;
  readonly range: SourceRange;
}

/** The Solidity file of the active editor, if a Project owns it. */
export async function selectedSource(workbench: Workbench): Promise<SelectedSource | undefined> {
  const editor = vscode.window.activeTextEditor;
  const project = editor === undefined ? undefined : await workbench.projects.owning(editor.document.uri);
  if (editor === undefined || project === undefined) return undefined;
  const { document, selection } = editor;
  const file = relative(project.root, await realPathOf(document.uri.fsPath))
    .split(sep)
    .join("/");
  if (!isSourcePath(file)) return undefined;
  const { start, end } = selection.isEmpty ? document.lineAt(selection.active.line).range : selection;
  const range = { startLine: start.line, startCharacter: start.character, endLine: end.line, endCharacter: end.character };
  return { project, file, document, range };
}
