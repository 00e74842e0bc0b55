import { basename } from "node:path";
import * as vscode from "vscode";
import type { Baseline, BaselineOutcome } from "../../core/audit/baseline/baseline.ts";
import type { Project } from "../../core/foundry/project.ts";
import { visibleLine } from "../../core/lib/visibleText.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";
import { auditPortsOf } from "./auditPortsOf.ts";
import { auditsOf, queryOf } from "./openAudits.ts";

/** What the findings are compared with: a commit, the place where the work left a branch, or an earlier report. */
type Since =
  | { readonly kind: "head" }
  | { readonly kind: "branch"; readonly ref: string }
  | { readonly kind: "report"; readonly file: vscode.Uri };

/** Where the workspace remembers the branch that was asked for last. */
const branchKey = "findings.newSince.branch";

/**
 * Command: shows only the findings that an earlier state does not have. A commit is audited in a folder of ours with the analyzers of
 * today, which takes as long as an audit; a report is read. Cancelled or failed, the view stays as it was.
 */
export async function showNewSince(workbench: Workbench): Promise<void> {
  const projects = auditsOf(workbench)
    .all()
    .filter(({ outcome }) => outcome.runs.length > 0)
    .map(({ project }) => project);
  if (projects.length === 0) return;
  const since = await askSince(workbench);
  if (since === undefined) return;
  const baselineOf = await readerOf(workbench, since);
  const baselines = new Map<string, Baseline>();
  await withCancellableProgress("Comparing the findings", async (signal, report) => {
    for (const project of projects) {
      report(project.name);
      const outcome = await baselineOf(project, signal);
      if (outcome.kind === "cancelled") return baselines.clear();
      if (outcome.kind === "failed") void workbench.notify.problem(outcome.problem);
      else baselines.set(project.root, outcome);
    }
  });
  if (baselines.size > 0) await queryOf(workbench).compare(baselines, nameOf(since));
}

async function askSince({ context }: Workbench): Promise<Since | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly kind?: never; readonly since: Since["kind"] })[] = [
    { since: "head", label: "The Last Commit", detail: "HEAD" },
    { since: "branch", label: "A Branch...", detail: "Where your work left it, e.g. origin/main" },
    { since: "report", label: "An Audit Report...", detail: "JSON or SARIF that HyperKit wrote" },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: "Show the findings that are new since" });
  switch (picked?.since) {
    case undefined:
      return undefined;
    case "head":
      return { kind: "head" };
    case "branch": {
      const value = context.workspaceState.get<string>(branchKey, "origin/main");
      const ref = await vscode.window.showInputBox({ prompt: "New since your work left which branch, tag or commit?", value });
      if (ref === undefined || ref.trim() === "") return undefined;
      await context.workspaceState.update(branchKey, ref.trim());
      return { kind: "branch", ref: ref.trim() };
    }
    case "report": {
      const [file] = (await vscode.window.showOpenDialog({ filters: { "Audit reports": ["json", "sarif"] } })) ?? [];
      return file === undefined ? undefined : { kind: "report", file };
    }
  }
}

/** What gives a Project's baseline. */
async function readerOf(workbench: Workbench, since: Since): Promise<(project: Project, signal: AbortSignal) => Promise<BaselineOutcome>> {
  if (since.kind === "report") {
    const { readBaselineReport } = await import("../../core/audit/baseline/readBaselineReport.ts");
    const path = since.file.fsPath;
    return async ({ name }) => readBaselineReport(path, basename(path), name);
  }
  const { auditBaseline } = await import("../../core/audit/baseline/auditBaseline.ts");
  const { findGit } = await import("../../core/process/findGit.ts");
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const ports = { ...auditPortsOf(workbench), git: await findGit({ ...readHostEnvironment(), workspaceFolders: () => folders }) };
  const then = since.kind === "head" ? { ref: "HEAD" } : { ref: since.ref, mergeBase: true };
  return async (project, signal) => {
    const { audit, foundry } = workbench.settings(vscode.Uri.file(project.root));
    return auditBaseline({ target: { project }, profile: foundry.profile, enabled: audit.analyzers, ...then }, ports, { signal });
  };
}

function nameOf(since: Since): string {
  return since.kind === "head" ? "HEAD" : visibleLine(since.kind === "branch" ? since.ref : basename(since.file.fsPath));
}
