import { decisionTitles } from "../../core/audit/triage/decision.ts";
import type { Decision } from "../../core/audit/triage/decision.ts";
import { longest, parseTriageRecord, renderTriageRecord } from "../../core/audit/triage/triageRecord.ts";
import { problem } from "../../core/errors/problem.ts";
import { toPlainLine } from "../../core/lib/plainLine.ts";
import type { Workbench } from "../workbench.ts";
import { authorKey } from "./author.ts";
import { auditsOf } from "./openAudits.ts";
import { chosenFinding } from "./chosenFinding.ts";
import { askTriage } from "./triageQuestions.ts";
import { commandTable } from "../commands/commandTable.ts";
import { hideUndo, offerUndo } from "./undoOffer.ts";

/** Command: a decision on the finding that a row or a quick fix is about. */
export async function triageFinding(workbench: Workbench, decision: Decision, argument: unknown): Promise<void> {
  const chosen = chosenFinding(workbench, argument);
  if (chosen === undefined) return workbench.notify.problem(problem("findingNotChosen", {}));
  const { finding, audit } = chosen;
  const { globalState } = workbench.context;
  const title = `${decisionTitles[decision]}: ${finding.title} (${finding.reports[0]?.rule ?? finding.category})`;
  const answers = await askTriage({ title, mayExpire: decision !== "fixed", author: globalState.get<string>(authorKey) });
  if (answers === undefined) return;
  await globalState.update(authorKey, answers.author);
  const { triages } = auditsOf(workbench);
  const state = triages.of(audit).find((other) => other.finding === finding)?.state;
  const line = (text: string): string => toPlainLine(text, longest.about);
  const about = { category: line(finding.category), file: line(finding.file), title: line(finding.title) };
  const decidedAt = new Date().toISOString();
  if (!(await triages.write(audit.project, { version: 1, finding: finding.id, decision, ...answers, decidedAt, about }, { own: true })))
    return;
  const before = state === undefined || state.kind === "open" ? undefined : renderTriageRecord(state.by.record);
  offerUndo(decisionTitles[decision], { entry: commandTable.undoTriage, argument: { audit, finding, before }, about: finding.title });
}

/** Command: takes the decision on a finding back; one that it had replaced holds again where the person undoes it at once. */
export async function undoTriage(workbench: Workbench, argument: unknown): Promise<void> {
  const chosen = chosenFinding(workbench, argument);
  if (chosen === undefined) return workbench.notify.problem(problem("findingNotChosen", {}));
  hideUndo();
  const { triages } = auditsOf(workbench);
  const before = parseTriageRecord(chosen.before ?? "");
  if (before.kind === "record") await triages.write(chosen.audit.project, before.record, { own: false });
  else await triages.remove(chosen.audit.project, chosen.finding.id);
}
