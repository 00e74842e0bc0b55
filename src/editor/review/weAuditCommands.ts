import { mkdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import * as vscode from "vscode";
import { counted } from "../../core/audit/auditWords.ts";
import { writeReport } from "../../core/audit/export/writeReport.ts";
import { readManualFindings } from "../../core/audit/manual/readManualFindings.ts";
import { writeManualFinding } from "../../core/audit/manual/writeManualFinding.ts";
import type { Decision } from "../../core/audit/triage/decision.ts";
import { writeTriage } from "../../core/audit/triage/writeTriage.ts";
import { exportWeAudit } from "../../core/audit/weaudit/exportWeAudit.ts";
import { importWeAudit } from "../../core/audit/weaudit/importWeAudit.ts";
import type { ImportedFinding, WeAuditImport } from "../../core/audit/weaudit/importWeAudit.ts";
import { maxWeAuditBytes, parseWeAudit } from "../../core/audit/weaudit/weAuditFile.ts";
import { problem } from "../../core/errors/problem.ts";
import { realPathOf } from "../../core/foundry/allowedArea.ts";
import type { Project } from "../../core/foundry/project.ts";
import { readPlainFile } from "../../core/storage/readPlainFile.ts";
import type { RecordChange } from "../../core/storage/recordFiles.ts";
import { auditsOf } from "../audit/openAudits.ts";
import { readSeenText } from "../audit/seenText.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import { reviewOf } from "./openReview.ts";

/** Command: takes findings, decisions and marks over from a file of weAudit. What is there already stays as it is. */
export async function importWeAuditFile(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("Import into which project?");
  if (project === undefined) return;
  const [source] = (await vscode.window.showOpenDialog({ filters: { weAudit: ["weaudit"] }, title: "Import weAudit File" })) ?? [];
  if (source === undefined) return;
  const content = await readPlainFile(source.fsPath, maxWeAuditBytes);
  const parsed = content.kind === "text" ? parseWeAudit(content.text) : { kind: "invalid", field: "" };
  if (!("file" in parsed))
    return workbench.notify.problem(problem("weAuditInvalid", { file: basename(source.fsPath), field: fieldOf(parsed.field) }));
  const base = await realPathOf(baseOf(source.fsPath, project));
  const toUri = await fileUriOf(project);
  const taken = await importWeAudit(parsed.file, {
    toProject: (path) => inProject(project, resolve(base, path.replaceAll("\\", "/"))),
    readText: async (file) => readSeenText(project, toUri(file), file),
    present: (await readManualFindings(project.root)).records,
    now: new Date(),
  });
  await keep(workbench, project, taken);
}

/** Command: writes findings, decisions and marks as a file that weAudit reads from the folder `.vscode`. */
export async function exportWeAuditFile(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("Export the review of which project?");
  if (project === undefined) return;
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(project.root))?.uri ?? vscode.Uri.file(project.root);
  const defaultUri = vscode.Uri.joinPath(folder, ".vscode", "review.weaudit");
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { weAudit: ["weaudit"] }, title: "Export weAudit File" });
  if (target === undefined) return;
  const audits = auditsOf(workbench);
  await audits.manual.loadAll();
  const progress = reviewOf(workbench);
  await progress.load(project);
  const toUri = await fileUriOf(project);
  const base = await realPathOf(baseOf(target.fsPath, project));
  const text = await exportWeAudit({
    records: (await readManualFindings(project.root)).records,
    decisions: decisionsOf(workbench, project),
    authors: progress.authorsOf(project),
    readText: async (file) => readSeenText(project, toUri(file), file),
    toWorkspace: (file) => relative(base, resolve(project.root, file)).split(sep).join("/"),
  });
  await mkdir(dirname(target.fsPath), { recursive: true });
  const written = await writeReport(target.fsPath, text);
  if (written.kind === "failed") return workbench.notify.problem(written.problem);
  await workbench.notify.info(`Wrote ${basename(target.fsPath)}.`);
}

/** What paths in a file of weAudit start from: the folder that holds its `.vscode`, or the Project. */
function baseOf(file: string, { root }: Project): string {
  return basename(dirname(file)) === ".vscode" ? dirname(dirname(file)) : root;
}

function inProject({ root }: Project, path: string): string | undefined {
  const way = relative(root, path).split(sep).join("/");
  return way === "" || way === ".." || way.startsWith("../") || isAbsolute(way) ? undefined : way;
}

function fieldOf(field: string): string {
  return field === "" ? "the whole" : `"${field.slice(0, 60)}"`;
}

async function keep(workbench: Workbench, project: Project, { findings, marks, known, skipped }: WeAuditImport): Promise<void> {
  const audits = auditsOf(workbench);
  for (const finding of findings) {
    for (const change of await writeFinding(project, finding)) {
      if (change.kind === "failed") return workbench.notify.problem(change.problem);
    }
  }
  await audits.manual.loadAll();
  await audits.triages.load(project);
  const progress = reviewOf(workbench);
  await progress.load(project);
  for (const { author, marks: added } of marks) {
    await progress.write(project, { author, marks: [...progress.marksOf(project, author).marks, ...added] });
  }
  const rest = [
    known === 0 ? "" : `${known} there already`,
    skipped.length === 0 ? "" : `${skipped.length} left out, which are about no Solidity code of this project`,
  ];
  const told = [`Imported ${counted(findings.length, "finding")} and the marks of ${counted(marks.length, "reviewer")}`, ...rest];
  await workbench.notify.info(`${told.filter((part) => part !== "").join("; ")}.`);
}

/** A decision that was imported is another's word, whoever imports it. */
async function writeFinding(project: Project, { record, decision }: ImportedFinding): Promise<readonly RecordChange[]> {
  const change = await writeManualFinding(project.root, record);
  if (decision === undefined || change.kind === "failed") return [change];
  const { id, title, file, author, createdAt } = record;
  const about = { category: "manual", file, title };
  const triage = { version: 1, finding: `v1:${id}`, decision, reason: "Resolved in weAudit", author, decidedAt: createdAt, about } as const;
  return [change, await writeTriage(project.root, triage)];
}

function decisionsOf(workbench: Workbench, { root }: Project): ReadonlyMap<string, Decision> {
  const audits = auditsOf(workbench);
  const own = audits.all().filter(({ project }) => project.root === root);
  const decided = own.flatMap((audit) => audits.triages.of(audit));
  return new Map(
    decided.flatMap(({ finding, state }) =>
      state.kind === "triaged"
        ? finding.reports.flatMap((report) => (report.analyzer === "manual" ? [[report.record, state.by.record.decision] as const] : []))
        : [],
    ),
  );
}
