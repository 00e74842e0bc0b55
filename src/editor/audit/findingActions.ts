import * as vscode from "vscode";
import type { Report } from "../../core/audit/finding.ts";
import { suppress } from "../../core/audit/triage/suppression.ts";
import { reporterTitles } from "../../core/audit/auditWords.ts";
import type { TriageState } from "../../core/audit/triage/applyTriage.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Workbench } from "../workbench.ts";
import type { AuditedFinding, Audits } from "./audits.ts";
import { firstLineOf, isUnderlined } from "./findingDiagnostics.ts";
import type { FindingPlaces } from "./findingPlaces.ts";
import { decisionText } from "./triageText.ts";

const decisions = [commandTable.triageFalsePositive, commandTable.triageAcknowledge, commandTable.triageFixed] as const;

/** Quick fixes on the findings: a decision, taking it back, and the analyzer's own comment that silences the line. */
export function offerFindingActions(workbench: Workbench, audits: Audits, places: FindingPlaces): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { diagnostics }) =>
      audits.all().flatMap((audit) =>
        audits.triages.of(audit).flatMap(({ finding, state }): readonly vscode.CodeAction[] => {
          const { range: place, stale } = places.of(audit, finding);
          if (place === undefined || !isUnderlined(workbench, finding)) return [];
          if (audit.toUri(finding.file).toString() !== document.uri.toString()) return [];
          const underlined = firstLineOf(place);
          if (range.intersection(underlined) === undefined) return [];
          const comments = stale || state.kind === "triaged" ? [] : finding.reports.map((report) => silence(document, place, report));
          const actions = [...triageActions({ audit, finding }, state), ...comments.filter((action) => action !== undefined)];
          const own = diagnostics.filter(
            (diagnostic) => diagnostic.range.isEqual(underlined) && ruleOf(diagnostic) === finding.reports[0]?.rule,
          );
          for (const action of actions) action.diagnostics = own;
          return actions;
        }),
      ),
  };
  const selector = { language: "solidity", scheme: "file" };
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

/** Each names its rule: findings lie on top of each other. */
function triageActions({ audit, finding }: AuditedFinding, state: TriageState): readonly vscode.CodeAction[] {
  const rule = finding.reports[0]?.rule ?? finding.category;
  const run = ({ id, title }: { readonly id: string; readonly title: string }, text: string): vscode.CodeAction => {
    const action = new vscode.CodeAction(text, vscode.CodeActionKind.QuickFix);
    action.command = { command: id, title, arguments: [{ audit, finding }] };
    return action;
  };
  if (state.kind === "triaged") {
    return [run(commandTable.undoTriage, `${commandTable.undoTriage.title}: ${rule} (${decisionText(state.by)})`)];
  }
  return decisions.map((command) => run(command, `${command.title.replace("...", "")}: ${rule}...`));
}

/** Writes the comment of the analyzer above the line, where the person sees it and can take it back. */
function silence(document: vscode.TextDocument, place: SourceRange, report: Report): vscode.CodeAction | undefined {
  const lines = document.getText().split(/\r\n|\n/);
  const suppression = suppress(report, lines, place);
  if (suppression === undefined) return undefined;
  const title = `Silence ${report.rule} on this line for ${reporterTitles[report.analyzer]}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  if (suppression.kind === "insert") action.edit.insert(document.uri, new vscode.Position(suppression.line, 0), `${suppression.text}\n`);
  else action.edit.replace(document.uri, document.lineAt(suppression.line).range, suppression.text);
  return action;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
