import { basename } from "node:path";
import * as vscode from "vscode";
import type { HeldDecision } from "../../core/audit/export/auditReport.ts";
import type { ReportFormat } from "../../core/audit/export/reportFormats.ts";
import type { Workbench } from "../workbench.ts";
import { chooseAudit } from "./chooseAudit.ts";
import { auditsOf } from "./openAudits.ts";
import type { ProjectAudit } from "./projectAudit.ts";

const formats: readonly (vscode.QuickPickItem & { readonly format: ReportFormat; readonly kind?: never })[] = [
  { format: "html", label: "HTML", detail: "A page to read and to print, with the code of each finding" },
  { format: "sarif", label: "SARIF", detail: "For code scanning and other tools that read results of analyzers" },
  { format: "md", label: "Markdown", detail: "For an issue or a pull request" },
  { format: "json", label: "JSON", detail: "For programs" },
  { format: "csv", label: "CSV", detail: "For spreadsheets" },
];

/**
 * Command: writes the last audit of a Project as a report, in the format and at the place the person chooses. Nothing is audited or
 * written without that. What was edited since is reported as it was audited.
 */
export async function exportAuditReport(workbench: Workbench): Promise<void> {
  const audit = await chooseAudit(workbench, { none: "There is no audit to report yet.", which: "Report the audit of which project?" });
  if (audit === undefined) return;
  const format = (await vscode.window.showQuickPick(formats, { placeHolder: "Which format?", matchOnDetail: true }))?.format;
  if (format === undefined) return;
  const target = await askPlace(audit, format);
  if (target === undefined) return;
  const text = await render(workbench, audit, format);
  const { writeReport } = await import("../../core/audit/export/writeReport.ts");
  const written = await writeReport(target.fsPath, text);
  if (written.kind === "failed") return workbench.notify.problem(written.problem);
  const open = await workbench.notify.info(`Wrote ${basename(target.fsPath)}.`, "Open");
  if (open !== undefined) await openReport(target, format);
}

async function askPlace({ project, finishedAt, toUri }: ProjectAudit, format: ReportFormat): Promise<vscode.Uri | undefined> {
  const label = formats.find((candidate) => candidate.format === format)?.label ?? format;
  return vscode.window.showSaveDialog({
    defaultUri: toUri(`audit-${project.name}-${finishedAt.toISOString().slice(0, 10)}.${format}`),
    filters: { [label]: [format] },
    title: "Export Audit Report",
  });
}

async function render(workbench: Workbench, audit: ProjectAudit, format: ReportFormat): Promise<string> {
  const { project, outcome, finishedAt } = audit;
  const { triages, proofs } = auditsOf(workbench);
  const { reportFormats } = await import("../../core/audit/export/reportFormats.ts");
  const { readAuditedSources } = await import("../../core/audit/export/readAuditedSources.ts");
  const { folderInRepository } = await import("../../core/audit/baseline/folderInRepository.ts");
  const sources = await readAuditedSources(project, outcome.findings);
  const folder = await folderInRepository(project);
  // The manifest, which the editor types as `any`.
  const { version } = workbench.context.extension.packageJSON as { readonly version: string };
  const decided = triages.of(audit).flatMap(({ finding, state }): readonly (readonly [string, HeldDecision])[] => {
    if (state.kind !== "triaged") return [];
    return [[finding.id, { record: state.by.record, isByOthers: triages.isByOthers(state.by) }]];
  });
  const shown = outcome.findings.flatMap((finding) => {
    const record = proofs.of(audit, finding);
    return record === undefined ? [] : [[finding.id, record] as const];
  });
  return reportFormats[format]({
    proofs: new Map(shown),
    decisions: new Map(decided),
    project: project.name,
    auditedAt: outcome.runs.length === 0 ? new Date() : finishedAt,
    version,
    outcome,
    sources,
    ...(folder === undefined ? {} : { folder }),
  });
}

/** A page opens in the browser where the editor can reach the file from there, everything else in the editor. */
async function openReport(target: vscode.Uri, format: ReportFormat): Promise<void> {
  const isHere = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (format === "html" && isHere && (await vscode.env.openExternal(target))) return;
  await vscode.commands.executeCommand("vscode.open", target);
}
