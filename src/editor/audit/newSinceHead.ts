import * as vscode from "vscode";
import type { Baseline } from "../../core/audit/baseline/baseline.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";
import { auditPortsOf } from "./auditPortsOf.ts";
import { auditsOf, queryOf } from "./openAudits.ts";

/**
 * Command: shows only the findings that the last commit does not have. The commit is audited in a folder of ours with the analyzers of
 * today, which takes as long as an audit; cancelled or failed, the view stays as it was.
 */
export async function showNewSinceHead(workbench: Workbench): Promise<void> {
  const projects = auditsOf(workbench)
    .all()
    .filter(({ outcome }) => outcome.runs.length > 0)
    .map(({ project }) => project);
  if (projects.length === 0) return;
  const { auditBaseline } = await import("../../core/audit/baseline/auditBaseline.ts");
  const { findGit } = await import("../../core/process/findGit.ts");
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const ports = { ...auditPortsOf(workbench), git: await findGit({ ...readHostEnvironment(), workspaceFolders: () => folders }) };
  const baselines = new Map<string, Baseline>();
  await withCancellableProgress("Auditing the last commit", async (signal, report) => {
    for (const project of projects) {
      report(project.name);
      const { audit, foundry } = workbench.settings(vscode.Uri.file(project.root));
      const input = { target: { project }, profile: foundry.profile, enabled: audit.analyzers, ref: "HEAD" };
      const outcome = await auditBaseline(input, ports, { signal });
      if (outcome.kind === "cancelled") return baselines.clear();
      if (outcome.kind === "failed") void workbench.notify.problem(outcome.problem);
      else baselines.set(project.root, outcome);
    }
  });
  if (baselines.size > 0) await queryOf(workbench).compare(baselines);
}
