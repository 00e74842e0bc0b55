import * as vscode from "vscode";

/** The compiler's diagnostics of a file in short, e.g. `error 9574 "value"`: severity, solc's number and the text they underline. */
export async function compilerDiagnostics(file: vscode.Uri): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(file);
  return vscode.languages
    .getDiagnostics(file)
    .filter(({ source }) => source === "forge")
    .map(({ severity, code, range }) => {
      const value = typeof code === "object" ? code.value : code;
      return `${severity === vscode.DiagnosticSeverity.Error ? "error" : "warning"} ${value} ${JSON.stringify(document.getText(range))}`;
    });
}

/** Every file that has a diagnostic of the compiler. */
export function filesWithDiagnostics(): readonly vscode.Uri[] {
  return vscode.languages
    .getDiagnostics()
    .filter(([, diagnostics]) => diagnostics.some(({ source }) => source === "forge"))
    .map(([uri]) => uri);
}
