import { realpath } from "node:fs/promises";
import * as vscode from "vscode";
import { counted } from "../../../core/audit/auditWords.ts";
import { auditUntrusted } from "../../../core/audit/untrusted/auditUntrusted.ts";
import type { UntrustedEvent, UntrustedPorts } from "../../../core/audit/untrusted/auditUntrusted.ts";
import { isInside } from "../../../core/foundry/allowedArea.ts";
import type { Project } from "../../../core/foundry/project.ts";
import { findUserProgram } from "../../../core/process/findUserProgram.ts";
import { withCancellableProgress } from "../../adapters/cancellation.ts";
import { readHostEnvironment } from "../../adapters/hostEnvironment.ts";
import { fileUriOf } from "../../projects/fileUri.ts";
import type { Workbench } from "../../workbench.ts";
import { reportProgress } from "../auditCommands.ts";
import { auditPortsOf } from "../auditPortsOf.ts";
import type { ProjectAudit } from "../projectAudit.ts";
import { findingCounts } from "../describeAudit.ts";
import { auditsOf } from "../openAudits.ts";
import { untrustedPart } from "./untrustedRows.ts";

/** How long the result stands in the status bar (milliseconds). */
const shownMs = 10_000;

/**
 * Command: audits a Project of a repository that nobody trusts, or with `{ fetch: true }` fetches its missing libraries first. Whoever
 * calls, a person is asked each time, and until the answer nothing is started or read.
 */
export async function auditWithoutTrusting(workbench: Workbench, request: unknown): Promise<void> {
  const fetch = typeof request === "object" && request !== null && "fetch" in request && request.fetch === true;
  const project = await workbench.projects.choose("Audit which project without trusting it?");
  if (project === undefined || !(await confirm(workbench, project, fetch))) return;
  const audits = auditsOf(workbench);
  const opened = await openedFolder(project);
  const toUri = await fileUriOf(project);
  const enabled = workbench.ownSettings().audit.analyzers;
  const result = await withCancellableProgress(`Auditing ${project.name} without trust`, async (signal, report) =>
    audits.replace(project, signal, async (own) => {
      const reportAnalyzers = reportProgress(report);
      const onEvent = (event: UntrustedEvent): void => (event.kind === "step" ? report(stepText(event)) : reportAnalyzers(event));
      const outcome = await auditUntrusted({ project, opened, enabled, fetch }, portsOf(workbench), { signal: own, onEvent });
      if (outcome.kind === "cancelled") return outcome;
      return { outcome: outcome.outcome, untrusted: untrustedPart(outcome.report, toUri) };
    }),
  );
  if ("kind" in result) return;
  await vscode.commands.executeCommand("hyperkit.findings.focus");
  await tell(workbench, result);
}

/** In three lines what will happen and what will not. */
async function confirm({ notify }: Workbench, project: Project, fetch: boolean): Promise<boolean> {
  const network =
    process.platform === "linux"
      ? "Network: none, where this system lets HyperKit cut it off; the result says so."
      : "Network: your tools are told to stay offline; this system offers no way to cut them off.";
  if (fetch) {
    const lines = [
      "Will: download the missing libraries over https with your git and npm, into HyperKit's copy, then audit that copy.",
      "Will not: run hooks or install scripts, use your git credentials, or write into this folder.",
      "Network: the servers that this repository names learn your address. The analyzers get no network.",
    ];
    return notify.confirm(`Fetch the missing libraries of ${project.name} without trusting it?`, lines.join("\n"), "Fetch and Audit");
  }
  const lines = [
    "Will: copy the Solidity files into HyperKit's own storage and analyse the copy with your own forge, slither and aderyn.",
    "Will not: run, obey or change anything in this folder; its settings, tools and configuration have no say.",
    network,
  ];
  return notify.confirm(`Audit ${project.name} without trusting it?`, lines.join("\n"), "Audit Without Trusting");
}

function portsOf(workbench: Workbench): UntrustedPorts {
  const host = readHostEnvironment();
  const workspaceFolders = (): readonly string[] => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return { ...auditPortsOf(workbench), findProgram: async (name) => findUserProgram({ ...host, workspaceFolders }, name) };
}

/** The innermost opened folder around a Project; its root when it was opened in another way. */
async function openedFolder({ root }: Project): Promise<string> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const real = await Promise.all(folders.map(async ({ uri }) => realpath(uri.fsPath).catch(() => uri.fsPath)));
  const [innermost = root] = real.filter((folder) => isInside(folder, root)).toSorted((a, b) => b.length - a.length);
  return innermost;
}

function stepText(event: Extract<UntrustedEvent, { readonly kind: "step" }>): string {
  return event.step === "reading" ? "reading the repository" : "fetching missing libraries";
}

/** The view says it all; a message comes only for what was not analysed. */
async function tell(workbench: Workbench, { project, outcome }: ProjectAudit): Promise<void> {
  const { complete, findings, runs } = outcome;
  const state = complete ? "complete" : "incomplete";
  vscode.window.setStatusBarMessage(`$(shield) Audit of ${project.name} without trust: ${findingCounts(findings)}, ${state}`, shownMs);
  const why = runs.flatMap((run) => (run.outcome.kind === "notAnalysed" ? [run.outcome.problem] : []));
  workbench.log.info("audit without trust", { project: project.name, complete, notAnalysed: counted(why.length, "analyzer") });
  const [first] = why;
  if (first !== undefined) void workbench.notify.problem(first);
}
