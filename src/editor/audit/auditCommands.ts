import { basename } from "node:path";
import * as vscode from "vscode";
import { analyzerTitles } from "../../core/audit/analyzerName.ts";
import type { AuditEvent } from "../../core/audit/analyzer.ts";
import type { AnalyzerName } from "../../core/audit/analyzerName.ts";
import type { Finding } from "../../core/audit/finding.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { saveProject } from "../compile/saveProject.ts";
import { readConfig } from "../projects/readConfig.ts";
import type { Workbench } from "../workbench.ts";
import { auditsOf } from "./openAudits.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { runText } from "./describeAudit.ts";
import { triagedCounts } from "./triageText.ts";

/** How long the result stands in the status bar (milliseconds). */
export const shownMs = 10_000;

/** Command: audits the Project the person means; `fresh`: from nothing, also where nothing has changed since the last audit. */
export async function auditProject(workbench: Workbench, fresh = false): Promise<void> {
  const project = await workbench.projects.choose("Audit which project?");
  if (project !== undefined) await audit(workbench, project, { name: project.name, fresh, concerns: () => true });
}

/**
 * Command: audits the Project of a file and tells what was found in that file. The whole Project is analysed, since a part cannot be
 * compiled alone, so what was found elsewhere is brought up to date as well.
 */
export async function auditFile(workbench: Workbench, uri?: vscode.Uri): Promise<void> {
  const file = uri ?? vscode.window.activeTextEditor?.document.uri;
  const project = file === undefined ? undefined : await workbench.projects.owning(file);
  if (file === undefined || project === undefined) return auditProject(workbench);
  await audit(workbench, project, {
    name: basename(file.path),
    fresh: false,
    concerns: (finding, { toUri }) => toUri(finding.file).toString() === file.toString(),
  });
}

/** Audits a Project after a save: quietly, and ended by the next one. The view and the squiggles tell what came of it. */
export async function auditAfterSave(workbench: Workbench, project: Project): Promise<void> {
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const { signal } = new AbortController();
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `$(shield) Auditing ${project.name}` },
    async (progress) =>
      auditsOf(workbench).run(project, config, { signal, onEvent: reportProgress((message) => progress.report({ message })) }),
  );
}

/** What the person asked about. */
interface Scope {
  readonly name: string;
  readonly fresh: boolean;
  concerns(finding: Finding, audit: ProjectAudit): boolean;
}

async function audit(workbench: Workbench, project: Project, { name, fresh, concerns }: Scope): Promise<void> {
  await saveProject(project, workbench.projects);
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const result = await withCancellableProgress(`Auditing ${project.name}`, async (signal, report) =>
    auditsOf(workbench).run(project, config, { signal, fresh, onEvent: reportProgress(report) }),
  );
  if ("kind" in result) return;
  const { complete, runs } = result.outcome;
  const { triages } = auditsOf(workbench);
  const counts = triagedCounts(
    triages.of(result).filter(({ finding }) => concerns(finding, result)),
    triages,
  );
  vscode.window.setStatusBarMessage(`$(shield) Audit of ${name}: ${counts}, ${complete ? "complete" : "incomplete"}`, shownMs);
  if (complete) return;
  // One message for the first analyzer; the view lists all of them with their reasons. The command is done, read or not.
  const why = runs
    .map(({ outcome }) => (outcome.kind === "notAnalysed" ? outcome.problem : undefined))
    .find((found) => found !== undefined);
  void workbench.notify.problem(why ?? problem("analyzersOff", { key: "hyperkit.audit.analyzers" }));
}

/** One line for all analyzers: who is at work, and what the others did. */
export function reportProgress(report: (message: string) => void): (event: AuditEvent) => void {
  const states = new Map<AnalyzerName, string>();
  return (event) => {
    if (event.kind === "line") return;
    if (event.kind === "analyzerStarted") states.set(event.analyzer, "at work");
    else if (event.kind === "analyzerWaiting") states.set(event.analyzer, "waits for the audit in another window");
    else states.set(event.run.analyzer, runText(event.run));
    report([...states].map(([analyzer, state]) => `${analyzerTitles[analyzer]}: ${state}`).join("; "));
  };
}
