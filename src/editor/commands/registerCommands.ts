import * as vscode from "vscode";
import { problem } from "../../core/errors/problem.ts";
import type { Workbench } from "../workbench.ts";
import { commandTable } from "./commandTable.ts";
import type { CommandEntry, CommandName } from "./commandTable.ts";

type Handler = (workbench: Workbench, ...args: readonly unknown[]) => Promise<unknown>;

/** What each command does. Code is loaded when the command is called; the compiler keeps this table equal to `commandTable`. */
const handlers: Record<CommandName, Handler> = {
  newProject: async (workbench) => (await import("../generate/newProject.ts")).newProject(workbench),
  checkTools: async (workbench) => (await import("../health/checkTools.ts")).checkTools(workbench),
  addDependency: async (workbench) => (await import("../generate/addDependency.ts")).addDependency(workbench),
  generateContract: async (workbench) => (await import("../generate/generateContract.ts")).generateContract(workbench),
  acceptDraft: async (workbench) => (await import("../generate/acceptDraft.ts")).acceptDraft(workbench),
  discardDraft: async (workbench) => (await import("../generate/acceptDraft.ts")).discardDraft(workbench),
  compileProject: async (workbench) => (await import("../compile/compileProject.ts")).compileProjectCommand(workbench),
  cancelCompile: async (workbench) => workbench.contracts.cancel(),
  auditProject: async (workbench) => (await import("../audit/auditCommands.ts")).auditProject(workbench),
  auditWorkspace: async (workbench) => (await import("../audit/auditWorkspace.ts")).auditWorkspace(workbench),
  auditAgain: async (workbench) => (await import("../audit/auditCommands.ts")).auditProject(workbench, true),
  auditFile: async (workbench, uri) =>
    (await import("../audit/auditCommands.ts")).auditFile(workbench, uri instanceof vscode.Uri ? uri : undefined),
  auditWithoutTrusting: async (workbench, request) =>
    (await import("../audit/untrusted/auditWithoutTrusting.ts")).auditWithoutTrusting(workbench, request),
  exportAuditReport: async (workbench) => (await import("../audit/exportReport.ts")).exportAuditReport(workbench),
  groupFindings: async (workbench) => (await import("../audit/findingsCommands.ts")).groupFindingsBy(workbench),
  searchFindings: async (workbench) => (await import("../audit/findingsCommands.ts")).searchFindings(workbench),
  filterFindings: async (workbench) => (await import("../audit/findingsCommands.ts")).filterFindingsBy(workbench),
  newSince: async (workbench) => (await import("../audit/newSince.ts")).showNewSince(workbench),
  clearFindingsFilter: async (workbench) => (await import("../audit/findingsCommands.ts")).clearFindingsFilter(workbench),
  explainFinding: async (workbench, finding) => (await import("../audit/explainCommand.ts")).showExplanation(workbench, finding),
  proveFinding: async (workbench, finding) => (await import("../audit/proveCommand.ts")).proveFinding(workbench, finding),
  triageFalsePositive: async (workbench, finding) =>
    (await import("../audit/triageCommands.ts")).triageFinding(workbench, "falsePositive", finding),
  triageAcknowledge: async (workbench, finding) =>
    (await import("../audit/triageCommands.ts")).triageFinding(workbench, "acknowledged", finding),
  triageFixed: async (workbench, finding) => (await import("../audit/triageCommands.ts")).triageFinding(workbench, "fixed", finding),
  importTriage: async (workbench) => (await import("../audit/importTriage.ts")).importTriage(workbench),
  undoTriageImport: async (workbench, imported) => (await import("../audit/importTriage.ts")).undoTriageImport(workbench, imported),
  undoTriage: async (workbench, finding) => (await import("../audit/triageCommands.ts")).undoTriage(workbench, finding),
  addFinding: async (workbench) => (await import("../audit/findingCommands.ts")).addFinding(workbench),
  editFinding: async (workbench, finding) => (await import("../audit/findingCommands.ts")).editFinding(workbench, finding),
  deleteFinding: async (workbench, finding) => (await import("../audit/findingCommands.ts")).deleteFinding(workbench, finding),
  toggleReviewed: async (workbench) => (await import("../review/reviewCommands.ts")).toggleReviewed(workbench, "selection"),
  toggleFileReviewed: async (workbench) => (await import("../review/reviewCommands.ts")).toggleReviewed(workbench, "file"),
  importScope: async (workbench) => (await import("../review/reviewCommands.ts")).importScope(workbench),
  importWeAudit: async (workbench) => (await import("../review/weAuditCommands.ts")).importWeAuditFile(workbench),
  exportWeAudit: async (workbench) => (await import("../review/weAuditCommands.ts")).exportWeAuditFile(workbench),
  showEntryPoints: async (workbench) => (await import("../review/showEntryPoints.ts")).showEntryPoints(workbench),
  copyPermalink: async (workbench, finding) => (await import("../review/copyPermalink.ts")).copyPermalink(workbench, finding),
  undoFinding: async (workbench, change) => (await import("../audit/findingCommands.ts")).undoFinding(workbench, change),
  deployContract: async (workbench) => (await import("../deploy/deployContract.ts")).deployContract(workbench),
  showLog: async (workbench) => workbench.logChannel.show(),
};

/** Registers every command behind the same two guards: trust is checked first, and an unexpected error is shown, never lost. */
export function registerCommands(workbench: Workbench): vscode.Disposable {
  const names = Object.keys(handlers) as CommandName[]; // Record<CommandName, ...> has exactly these keys
  return vscode.Disposable.from(
    ...names.map((name) => vscode.commands.registerCommand(commandTable[name].id, async (...args) => runGuarded(workbench, name, args))),
  );
}

async function runGuarded(workbench: Workbench, name: CommandName, args: readonly unknown[]): Promise<unknown> {
  const entry: CommandEntry = commandTable[name];
  if (entry.needsTrust && !vscode.workspace.isTrusted) return workbench.notify.problem(problem("notTrusted", {}));
  try {
    return await handlers[name](workbench, ...args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const details = error instanceof Error ? error.stack : undefined;
    return workbench.notify.problem(problem("internal", { message }, details === undefined ? {} : { details }));
  }
}
