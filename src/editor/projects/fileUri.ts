import { realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import * as vscode from "vscode";
import { isInside } from "../../core/foundry/allowedArea.ts";
import type { Project } from "../../core/foundry/project.ts";

/** Gives the editor's URI of a file that core names by its root-relative or absolute path. */
export type FileUri = (file: string) => vscode.Uri;

/**
 * A Project's root is its real path, but the editor knows a document by the path the person opened: where a workspace folder
 * is a link, the two differ, and a diagnostic on the real path would be on a document that nobody sees.
 */
export async function fileUriOf(project: Project): Promise<FileUri> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const opened = await Promise.all(folders.map(async ({ uri }) => ({ uri, real: await realpath(uri.fsPath).catch(() => uri.fsPath) })));
  // A thousand findings ask for the same few files, again and again.
  const known = new Map<string, vscode.Uri>();
  return (file) => {
    const uri = known.get(file) ?? toUri(opened, resolve(project.root, file));
    known.set(file, uri);
    return uri;
  };
}

function toUri(opened: readonly { readonly uri: vscode.Uri; readonly real: string }[], path: string): vscode.Uri {
  const [deepest] = opened.filter(({ real }) => isInside(real, path)).toSorted((a, b) => b.real.length - a.real.length);
  return vscode.Uri.file(deepest === undefined ? path : join(deepest.uri.fsPath, relative(deepest.real, path)));
}
