import { relative, sep } from "node:path";
import * as vscode from "vscode";
import { realPathOf } from "../../core/foundry/allowedArea.ts";
import type { DeployTarget } from "../../core/deploy/session/deploySession.ts";
import type { Workbench } from "../workbench.ts";

/** What the active editor means: its Project, its source, and the contract around the cursor. Undefined without such an editor. */
export async function deployTarget({ projects }: Workbench): Promise<DeployTarget | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.document.languageId !== "solidity") return undefined;
  const project = await projects.owning(editor.document.uri);
  if (project === undefined) return undefined;
  const source = relative(project.root, await realPathOf(editor.document.uri.fsPath))
    .split(sep)
    .join("/");
  const name = contractAbove(editor.document.getText(), editor.document.offsetAt(editor.selection.active));
  return { project, source, ...(name === undefined ? {} : { name }) };
}

/** The name after the last `contract` before the cursor; good enough for a suggestion that the person can change. */
function contractAbove(text: string, offset: number): string | undefined {
  const lineEnd = text.indexOf("\n", offset);
  const before = lineEnd < 0 ? text : text.slice(0, lineEnd);
  return [...before.matchAll(/^\s*(?:abstract\s+)?contract\s+(\w+)/gm)].at(-1)?.[1];
}
