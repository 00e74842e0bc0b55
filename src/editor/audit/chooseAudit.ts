import * as vscode from "vscode";
import { commandTable } from "../commands/commandTable.ts";
import type { Workbench } from "../workbench.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { auditsOf } from "./openAudits.ts";

/** What is said where there is no audit, and asked where there are several. */
export interface AuditQuestion {
  readonly none: string;
  readonly which: string;
}

/** The only audit, or the one the person picks; without any, one is offered. */
export async function chooseAudit(workbench: Workbench, { none, which }: AuditQuestion): Promise<ProjectAudit | undefined> {
  const audits = auditsOf(workbench);
  if (audits.all().length === 0) {
    const { title, id } = vscode.workspace.isTrusted ? commandTable.auditProject : commandTable.auditWithoutTrusting;
    const yes = await workbench.notify.info(none, title);
    // As a command: it asks which Project, and stands behind the guard of trust.
    if (yes !== undefined) await vscode.commands.executeCommand(id);
  }
  const [only, ...others] = audits.all();
  if (others.length === 0) return only;
  const items = audits.all().map((audit) => ({ label: audit.project.name, description: audit.project.root, audit }));
  return (await vscode.window.showQuickPick(items, { placeHolder: which, matchOnDescription: true }))?.audit;
}
