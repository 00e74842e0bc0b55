import * as vscode from "vscode";
import { reporterTitles } from "../../core/audit/auditWords.ts";
import { suppress } from "../../core/audit/triage/suppression.ts";
import type { TriagedFinding } from "../../core/audit/triage/applyTriage.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { AuditedFinding } from "./projectAudit.ts";
import { decisionText } from "./triageText.ts";
import { underlinedAt } from "./underlinedFindings.ts";
import type { FindingSources } from "./underlinedFindings.ts";

/** What quick fixes are offered on: a finding, its state and where it is now. */
export interface ActionTarget extends AuditedFinding, TriagedFinding {
  readonly document: vscode.TextDocument;
  readonly place: SourceRange;
  readonly stale: boolean;
}

/**
 * The quick fixes on a finding, in the order in which they are offered. Each names its rule, since findings lie on top of each other, and
 * must be quick: what takes time is done by the command behind it.
 */
const offers: readonly ((target: ActionTarget) => readonly vscode.CodeAction[])[] = [
  explainAction,
  proveAction,
  triageActions,
  silencingComments,
];

/** Offers what can be done about the findings under the cursor. */
export function offerFindingActions(sources: FindingSources): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { diagnostics }) =>
      underlinedAt(sources, document.uri, range).flatMap(({ underlined, ...found }) => {
        const rule = found.finding.reports[0]?.rule;
        const own = diagnostics.filter((diagnostic) => diagnostic.range.isEqual(underlined) && ruleOf(diagnostic) === rule);
        const actions = offers.flatMap((offer) => offer({ ...found, document }));
        for (const action of actions) action.diagnostics = own;
        return actions;
      }),
  };
  const selector = { language: "solidity", scheme: "file" };
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

function explainAction(target: ActionTarget): readonly vscode.CodeAction[] {
  return [commandAction(target, commandTable.explainFinding, `Explain: ${ruleName(target)}`)];
}

/** Only what is high or medium is worth a test of its own. */
function proveAction(target: ActionTarget): readonly vscode.CodeAction[] {
  const { severity } = target.finding;
  if (severity !== "high" && severity !== "medium") return [];
  return [commandAction(target, commandTable.proveFinding, `Prove: ${ruleName(target)}...`)];
}

const decisions = [commandTable.triageFalsePositive, commandTable.triageAcknowledge, commandTable.triageFixed] as const;

function triageActions(target: ActionTarget): readonly vscode.CodeAction[] {
  const { state } = target;
  if (state.kind === "triaged") {
    const text = `${commandTable.undoTriage.title}: ${ruleName(target)} (${decisionText(state.by)})`;
    return [commandAction(target, commandTable.undoTriage, text)];
  }
  return decisions.map((command) => commandAction(target, command, `${command.title.replace("...", "")}: ${ruleName(target)}...`));
}

/** Writes the comment of the analyzer above the line, where the person sees it and can take it back. */
function silencingComments({ document, place, stale, state, finding }: ActionTarget): readonly vscode.CodeAction[] {
  if (stale || state.kind === "triaged") return [];
  const lines = document.getText().split(/\r\n|\n/);
  return finding.reports.flatMap((report) => {
    const suppression = suppress(report, lines, place);
    if (suppression === undefined) return [];
    const title = `Silence ${report.rule} on this line for ${reporterTitles[report.analyzer]}`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    if (suppression.kind === "insert") action.edit.insert(document.uri, new vscode.Position(suppression.line, 0), `${suppression.text}\n`);
    else action.edit.replace(document.uri, document.lineAt(suppression.line).range, suppression.text);
    return [action];
  });
}

function commandAction(
  { audit, finding }: AuditedFinding,
  { id, title }: { readonly id: string; readonly title: string },
  text: string,
): vscode.CodeAction {
  const action = new vscode.CodeAction(text, vscode.CodeActionKind.QuickFix);
  action.command = { command: id, title, arguments: [{ audit, finding }] };
  return action;
}

function ruleName({ finding }: AuditedFinding): string {
  return finding.reports[0]?.rule ?? finding.category;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
