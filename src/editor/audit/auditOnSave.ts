import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import { onDidSaveByPerson } from "../compile/saveProject.ts";
import type { Workbench } from "../workbench.ts";

/** "Save All" saves many files at once; they are one audit (milliseconds). */
const gatherMs = 300;

/** Audits a Project when one of its Solidity files is saved, where the person wants that. Never before trust. */
export function registerAuditOnSave(workbench: Workbench): vscode.Disposable {
  const waiting = new Map<string, NodeJS.Timeout>();
  const audit = async (project: Project): Promise<void> => {
    const { auditAfterSave } = await import("./auditCommands.ts");
    await auditAfterSave(workbench, project);
  };
  const saved = async (file: vscode.Uri): Promise<void> => {
    if (!vscode.workspace.isTrusted || !workbench.settings(file).audit.onSave) return;
    const project = await workbench.projects.owning(file);
    if (project === undefined) return;
    clearTimeout(waiting.get(project.root));
    waiting.set(
      project.root,
      setTimeout(() => void audit(project), gatherMs),
    );
  };
  return vscode.Disposable.from(
    onDidSaveByPerson((file) => void saved(file)),
    new vscode.Disposable(() => {
      for (const timer of waiting.values()) clearTimeout(timer);
    }),
  );
}
