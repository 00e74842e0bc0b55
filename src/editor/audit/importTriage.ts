import * as vscode from "vscode";
import * as z from "zod/mini";
import { analyzerTitles } from "../../core/audit/analyzerName.ts";
import { counted } from "../../core/audit/auditWords.ts";
import type { Finding } from "../../core/audit/finding.ts";
import { decisionTitles } from "../../core/audit/triage/decision.ts";
import type { Decision } from "../../core/audit/triage/decision.ts";
import type { ForeignTriage } from "../../core/audit/triage/foreign/readForeignTriage.ts";
import { longest } from "../../core/audit/triage/triageRecord.ts";
import { toPlainLine } from "../../core/lib/plainLine.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { Workbench } from "../workbench.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { authorOf } from "./author.ts";
import { chooseAudit } from "./chooseAudit.ts";
import { auditsOf } from "./openAudits.ts";
import { hideUndo, offerUndo } from "./undoOffer.ts";

/**
 * Command: shows what the files of other tools ask to be silent about, with the findings it would hide, and writes decisions of the person
 * for what they pick. HyperKit's audits heed none of these files, so that nothing is hidden before that.
 */
export async function importTriage(workbench: Workbench): Promise<void> {
  const audit = await chooseAudit(workbench, {
    none: "There is no audit whose findings could be triaged yet.",
    which: "Import the triage of which project?",
  });
  if (audit === undefined) return;
  const { readForeignTriage } = await import("../../core/audit/triage/foreign/readForeignTriage.ts");
  const { triages } = auditsOf(workbench);
  const open = triages.of(audit).flatMap(({ finding, state }) => (state.kind === "triaged" ? [] : [finding]));
  const found = await readForeignTriage(audit.project.root, open);
  const picked = await pickSilences(workbench, found);
  if (picked.length === 0) return;
  const decision = await pickDecision();
  const author = decision === undefined ? undefined : await authorOf(workbench, "Import Triage");
  if (decision === undefined || author === undefined) return;
  const written: string[] = [];
  for (const [finding, file] of findingsOf(picked)) {
    if (await writeDecision(workbench, audit, { finding, file, decision, author })) written.push(finding.id);
    else break;
  }
  if (written.length === 0) return;
  const argument = { root: audit.project.root, findings: written };
  offerUndo(`${decisionTitles[decision]}: ${counted(written.length, "finding")}`, {
    entry: commandTable.undoTriageImport,
    argument,
    about: "",
  });
}

const imported = z.object({ root: z.string(), findings: z.array(z.string()) });

/** Command: takes the decisions of an import back. */
export async function undoTriageImport(workbench: Workbench, argument: unknown): Promise<void> {
  const parsed = z.safeParse(imported, argument);
  if (!parsed.success) return;
  hideUndo();
  const audits = auditsOf(workbench);
  const audit = audits.all().find(({ project }) => project.root === parsed.data.root);
  if (audit === undefined) return;
  for (const finding of parsed.data.findings) await audits.triages.remove(audit.project, finding);
}

/** What hides nothing is counted, not listed: its code is gone, or decided on already. */
async function pickSilences(workbench: Workbench, found: readonly ForeignTriage[]): Promise<readonly ForeignTriage[]> {
  const hiding = found.filter(({ findings }) => findings.length > 0);
  if (hiding.length === 0) {
    await workbench.notify.info(
      found.length === 0
        ? "No file of another tool in this project asks for silence."
        : `Files of other tools name ${counted(found.length, "silence")}; none would hide an open finding.`,
    );
    return [];
  }
  const items = hiding.map((triage) => ({
    label: triage.silence.text,
    description: `${triage.silence.file}, ${analyzerTitles[triage.silence.analyzer]}`,
    detail: `would hide ${counted(triage.findings.length, "finding")}: ${triage.findings.map(({ title, file }) => `${title} (${file})`).join("; ")}`,
    triage,
  }));
  const rest = found.length - hiding.length;
  const others = rest === 0 ? "" : ` ${counted(rest, "other")} would hide nothing.`;
  const placeHolder = `What shall be decided on?${others}`;
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: "Import Triage", placeHolder, ignoreFocusOut: true });
  return (picked ?? []).map(({ triage }) => triage);
}

async function pickDecision(): Promise<Decision | undefined> {
  const decisions: readonly Decision[] = ["acknowledged", "falsePositive"];
  const items = decisions.map((decision) => ({ label: decisionTitles[decision], decision }));
  const picked = await vscode.window.showQuickPick(items, { title: "Import Triage", placeHolder: "As what?", ignoreFocusOut: true });
  return picked?.decision;
}

/** Each finding once, with the first file that would hide it. */
function findingsOf(picked: readonly ForeignTriage[]): ReadonlyMap<Finding, string> {
  const files = new Map<Finding, string>();
  for (const { silence, findings } of picked) for (const finding of findings) if (!files.has(finding)) files.set(finding, silence.file);
  return files;
}

interface Imported {
  readonly finding: Finding;
  readonly file: string;
  readonly decision: Decision;
  readonly author: string;
}

async function writeDecision(workbench: Workbench, audit: ProjectAudit, { finding, file, decision, author }: Imported): Promise<boolean> {
  const line = (text: string): string => toPlainLine(text, longest.about);
  const about = { category: line(finding.category), file: line(finding.file), title: line(finding.title) };
  const record = { version: 1, finding: finding.id, decision, reason: `Imported from ${file}.`, author, about } as const;
  return auditsOf(workbench).triages.write(audit.project, { ...record, decidedAt: new Date().toISOString() }, { own: true });
}
