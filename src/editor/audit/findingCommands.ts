import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import * as z from "zod/mini";
import type { Finding } from "../../core/audit/finding.ts";
import { parseManualRecord, renderManualRecord } from "../../core/audit/manual/manualRecord.ts";
import type { ManualRecord } from "../../core/audit/manual/manualRecord.ts";
import { anchorCode } from "../../core/audit/review/codeAnchor.ts";
import type { CodeAnchor } from "../../core/audit/review/codeAnchor.ts";
import { unitText } from "../../core/audit/review/codeUnits.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { Workbench } from "../workbench.ts";
import { selectedSource } from "../review/selectedSource.ts";
import { authorOf } from "./author.ts";
import { askFinding } from "./findingQuestions.ts";
import { auditsOf } from "./openAudits.ts";
import { offerUndo } from "./undoOffer.ts";
import { commandTable } from "../commands/commandTable.ts";

/** Command: a finding of the person's own on the selected code, or on the line of the cursor. */
export async function addFinding(workbench: Workbench): Promise<void> {
  const selected = await selectedCode(workbench);
  if (selected === undefined) return workbench.notify.problem(problem("noCodeSelected", {}));
  const { project, file, code } = selected;
  const name = `Finding in ${file}:${code.range.startLine + 1}`;
  const answers = await askFinding({ name, tools: toolsAt(workbench, selected) });
  const author = answers === undefined ? undefined : await authorOf(workbench, name);
  if (answers === undefined || author === undefined) return;
  const id = randomBytes(16).toString("hex");
  const record: ManualRecord = { version: 1, id, ...answers, author, createdAt: new Date().toISOString(), file, code };
  const { manual } = auditsOf(workbench);
  if (await manual.write(project, record)) offerToUndo("Finding added", { project, id });
}

/** Command: other words for the finding that a row is about. It stays on its code, or is bound to what is there now if that was edited. */
export async function editFinding(workbench: Workbench, argument: unknown): Promise<void> {
  const chosen = await chosenRecord(workbench, argument);
  if (chosen === undefined) return workbench.notify.problem(problem("manualNotChosen", {}));
  const { project, record } = chosen;
  const { title, severity, category, description, recommendation, sameAs, ...rest } = record;
  const tools = toolsAt(workbench, { project, file: record.file, code: record.code });
  const before = { title, severity, description, recommendation };
  const optional = { ...(category === undefined ? {} : { category }), ...(sameAs === undefined ? {} : { sameAs }) };
  const answers = await askFinding({ name: `Edit ${title}`, before: { ...before, ...optional }, tools });
  if (answers === undefined) return;
  if (await auditsOf(workbench).manual.write(project, { ...rest, ...answers }))
    offerToUndo("Finding edited", { project, id: rest.id, record });
}

/** Command: takes the finding that a row is about away; it can be undone. */
export async function deleteFinding(workbench: Workbench, argument: unknown): Promise<void> {
  const chosen = await chosenRecord(workbench, argument);
  if (chosen === undefined) return workbench.notify.problem(problem("manualNotChosen", {}));
  const { project, record } = chosen;
  if (await auditsOf(workbench).manual.remove(project, record.id)) offerToUndo("Finding deleted", { project, id: record.id, record });
}

/** What the offer to undo hands over; a key binding may bring anything. */
const undoAddress = z.object({ root: z.string(), id: z.string().check(z.regex(/^[0-9a-f]{32}$/)), before: z.optional(z.string()) });

/** Command: the finding as it was before the last change to it. */
export async function undoFinding(workbench: Workbench, argument: unknown): Promise<void> {
  const parsed = z.safeParse(undoAddress, argument);
  const project = parsed.success ? (await workbench.projects.all()).find(({ root }) => root === parsed.data.root) : undefined;
  if (!parsed.success || project === undefined) return workbench.notify.problem(problem("manualNotChosen", {}));
  const before = parseManualRecord(parsed.data.before ?? "");
  const { manual } = auditsOf(workbench);
  if (before.kind === "record") await manual.write(project, before.record);
  else await manual.remove(project, parsed.data.id);
}

interface Change {
  readonly project: Project;
  readonly id: string;
  readonly record?: ManualRecord;
}

function offerToUndo(done: string, { project, id, record }: Change): void {
  const before = record === undefined ? {} : { before: renderManualRecord(record) };
  offerUndo(done, { entry: commandTable.undoFinding, argument: { root: project.root, id, ...before }, about: record?.title ?? "" });
}

/** Code of a Project. */
interface SelectedCode {
  readonly project: Project;
  readonly file: string;
  readonly code: CodeAnchor;
}

/** What is selected in the active editor, else the line of the cursor. */
async function selectedCode(workbench: Workbench): Promise<SelectedCode | undefined> {
  const selected = await selectedSource(workbench);
  const code = selected === undefined ? undefined : anchorCode(unitText(selected.document.getText()), selected.range);
  return selected === undefined || code === undefined ? undefined : { project: selected.project, file: selected.file, code };
}

/** The findings of analyzers whose lines the code shares. */
function toolsAt(workbench: Workbench, { project, file, code }: SelectedCode): readonly Finding[] {
  const audit = auditsOf(workbench)
    .all()
    .find((one) => one.project.root === project.root);
  const isHere = (finding: Finding): boolean =>
    finding.file === file &&
    finding.reports.some(({ analyzer }) => analyzer !== "manual") &&
    finding.range.startLine <= code.range.endLine &&
    code.range.startLine <= finding.range.endLine;
  return audit?.outcome.findings.filter(isHere) ?? [];
}

/** What rows hand over; a key binding may bring anything. */
const address = z.object({
  audit: z.object({ project: z.object({ root: z.string() }) }),
  finding: z.object({ reports: z.array(z.object({ record: z.optional(z.string()) })) }),
});

/** The manual record of a row; the person picks where a finding has several. */
async function chosenRecord(
  workbench: Workbench,
  argument: unknown,
): Promise<{ readonly project: Project; readonly record: ManualRecord } | undefined> {
  const parsed = z.safeParse(address, argument);
  if (!parsed.success) return undefined;
  const { audit, finding } = parsed.data;
  const project = (await workbench.projects.all()).find(({ root }) => root === audit.project.root);
  if (project === undefined) return undefined;
  const { manual } = auditsOf(workbench);
  const records = finding.reports.flatMap(({ record }) => (record === undefined ? [] : [manual.record(project, record)]));
  const [only, ...others] = records.filter((record) => record !== undefined);
  if (only === undefined) return undefined;
  if (others.length === 0) return { project, record: only };
  const items = [only, ...others].map((record) => ({ label: record.title, description: record.author, record }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: "Which finding of manual review?" });
  return picked === undefined ? undefined : { project, record: picked.record };
}
