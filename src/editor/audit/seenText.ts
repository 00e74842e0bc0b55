import * as vscode from "vscode";
import { readSource } from "../../core/audit/manual/readSource.ts";
import type { Project } from "../../core/foundry/project.ts";

/** The text of a source as the person sees it: the open document, else the file. `file` is the root-relative path of `uri`. */
export async function readSeenText({ root }: Project, uri: vscode.Uri, file: string): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open === undefined ? readSource(root, file) : open.getText();
}
