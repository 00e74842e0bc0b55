import * as vscode from "vscode";
import { hashText } from "../../core/audit/analysedFile.ts";

/** The hash of what the person sees: the open document, else the file. */
export async function hashNow(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return hashText(open.getText());
  try {
    return hashText(Buffer.from(await vscode.workspace.fs.readFile(uri)).toString("utf8"));
  } catch {
    return undefined;
  }
}
