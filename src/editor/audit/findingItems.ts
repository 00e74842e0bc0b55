import * as vscode from "vscode";
import { analyzerTitles } from "../../core/audit/analyzerName.ts";
import type { AnalyzerRun } from "../../core/audit/analyzer.ts";
import { severityTitles } from "../../core/audit/auditWords.ts";
import type { Finding, Severity } from "../../core/audit/finding.ts";
import { leftOutPlace } from "../../core/audit/leftOut.ts";
import { categoryText } from "../../core/audit/taxonomy/categoryText.ts";
import { describeProblem } from "../../core/errors/problem.ts";
import type { Problem } from "../../core/errors/problem.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { Audits } from "./audits.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { findingCounts, notAnalysed, reportText, runText, runTooltip } from "./describeAudit.ts";
import { toRange } from "./findingDiagnostics.ts";
import type { PresentPlace } from "./findingPlaces.ts";
import type { FindingNode, FindingsNode } from "./findingsRows.ts";
import { proofBadge, proofSentence } from "./proofText.ts";
import { decisionText, isFoundAgain, isHighByOthers, openFindings, triageDetails, triagedCounts } from "./triageText.ts";
import type { Triages } from "./triages.ts";

const severityColours: Readonly<Record<Severity, string>> = {
  high: "charts.red",
  medium: "charts.orange",
  low: "charts.blue",
  informational: "charts.foreground",
  gas: "charts.foreground",
};

/** What people decided and what tests have shown. */
type Decided = Pick<Audits, "triages" | "proofs">;

/** The row of a finding, without its tooltip: a thousand of them may be asked for at once. */
export function findingItem(node: FindingNode, { stale, range }: PresentPlace, { triages, proofs }: Decided): vscode.TreeItem {
  const { audit, finding, state, by } = node;
  const shown = range ?? finding.range;
  const decision = triageDetails(state, triages);
  const proof = proofs.of(audit, finding);
  const item = new vscode.TreeItem(finding.title);
  item.id = node.id;
  const line = shown.startLine + 1;
  item.description = descriptionOf(
    node,
    `${proofBadge(proof)}${by === "file" ? `line ${line}` : `${finding.file}:${line}`}${stale ? " (stale)" : ""}`,
    triages,
  );
  item.iconPath = stale
    ? new vscode.ThemeIcon("history")
    : severityIcon(finding.severity, state.kind === "triaged" ? "circle-outline" : proof?.result === "proven" ? "beaker" : "circle-filled");
  item.contextValue = `finding.${state.kind !== "triaged" ? "open" : triages.isByOthers(state.by) ? "triagedByOthers" : "triaged"}${isManual(finding) ? ".manual" : ""}`;
  const words = [`${severityTitles[finding.severity]}: ${finding.title}`, `${finding.file} line ${line}`];
  item.accessibilityInformation = {
    label: [
      ...words,
      ...(proof === undefined ? [] : [proofSentence(finding, proof)]),
      ...(stale ? ["stale"] : []),
      ...(decision === undefined ? [] : [decision]),
    ].join(", "),
  };
  item.command = { command: "vscode.open", title: "Open", arguments: [audit.toUri(finding.file), { selection: toRange(shown) }] };
  return item;
}

/** True where an analyzer says it: only those look again. */
function isByAnalyzer({ reports }: Finding): boolean {
  return reports.some(({ analyzer }) => analyzer !== "manual");
}

/** True where a person says it, alone or with analyzers. */
function isManual({ reports }: Finding): boolean {
  return reports.some(({ analyzer }) => analyzer === "manual");
}

/** Everything about a finding, as plain text. */
export function describeFinding({ audit, finding, state }: FindingNode, { stale }: PresentPlace, { triages, proofs }: Decided): string {
  const decision = triageDetails(state, triages);
  const staleness = stale ? ["The code was edited since: the place may be wrong, and the finding may be fixed."] : [];
  const facts = `${severityTitles[finding.severity]}, confidence ${finding.confidence}. ${reportText(finding)}`;
  const decided = decision === undefined ? [] : [decision];
  const proof = proofSentence(finding, proofs.of(audit, finding));
  const proven = proof === undefined ? [] : [proof];
  return [...decided, finding.message, categoryText(finding.category), facts, ...proven, ...staleness].join("\n\n");
}

/** Where it is; of a triaged one what was decided, by whom and why. */
function descriptionOf({ audit, finding, state }: FindingNode, place: string, triages: Triages): string {
  switch (state.kind) {
    case "open":
      return place;
    case "reopened":
      return `${place} (triage expired)`;
    case "triaged": {
      const decision = `${decisionText(state.by)}${isByAnalyzer(finding) && isFoundAgain(state.by, audit.finishedAt) ? ", found again" : ""}`;
      return isHighByOthers({ finding, state }, triages) ? `${place}, triaged: ${decision}` : `${decision}: ${state.by.record.reason}`;
    }
  }
}

/** The row of a Project, where several are audited. */
export function projectItem(audit: ProjectAudit, triages: Triages): vscode.TreeItem {
  const { project, outcome } = audit;
  const item = new vscode.TreeItem(project.name, vscode.TreeItemCollapsibleState.Expanded);
  const missing = notAnalysed(outcome.runs);
  item.description = missing.length === 0 ? triagedCounts(triages.of(audit), triages) : `${missing.join(", ")} not analysed`;
  item.tooltip = project.root;
  item.iconPath = new vscode.ThemeIcon("root-folder");
  return item;
}

/** The row of an analyzer. */
export function runItem(run: AnalyzerRun): vscode.TreeItem {
  const item = new vscode.TreeItem(analyzerTitles[run.analyzer]);
  item.description = runText(run);
  item.tooltip = runTooltip(run);
  item.accessibilityInformation = { label: runTooltip(run) };
  item.contextValue = `run.${run.outcome.kind}`;
  item.iconPath = runIcon(run);
  if (run.outcome.kind === "notAnalysed") item.command = { command: commandTable.showLog.id, title: "Show Log" };
  return item;
}

/** The row of a source that does not compile, and so was not analysed. */
export function leftOutItem({ audit, entry }: Extract<FindingsNode, { readonly kind: "leftOut" }>): vscode.TreeItem {
  const { file, reason, place = { line: 0, character: 0 } } = entry;
  const item = new vscode.TreeItem(file);
  item.description = `not analysed: ${reason}`;
  item.tooltip = `${leftOutPlace(entry)}: not analysed, it does not compile. ${reason}`;
  item.accessibilityInformation = { label: item.tooltip };
  item.iconPath = new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("list.warningForeground"));
  const { line, character } = place;
  item.command = {
    command: "vscode.open",
    title: "Open",
    arguments: [audit.toUri(file), { selection: new vscode.Range(line, character, line, character) }],
  };
  return item;
}

function runIcon({ outcome }: AnalyzerRun): vscode.ThemeIcon {
  switch (outcome.kind) {
    case "analysed":
      return new vscode.ThemeIcon("check");
    case "off":
      return new vscode.ThemeIcon("circle-outline");
    case "notAnalysed":
      return new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("list.warningForeground"));
  }
}

/** The row of a group: open where something in it is high or medium. */
export function groupItem({ by, audit, key, title, worst, findings }: Extract<FindingsNode, { readonly kind: "group" }>): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const open = openFindings(findings);
  const counts = by === "severity" ? String(open.length) : findingCounts(open);
  const byOthers = findings.length - open.length;
  const count = byOthers === 0 ? counts : `${counts}${by === "severity" ? " open" : ""}, ${byOthers} triaged by others`;
  const item = new vscode.TreeItem(title, worst === "high" || worst === "medium" ? Expanded : Collapsed);
  // Another grouping is another tree: what was folded in one says nothing of the other.
  item.id = `${audit.project.root}\n${by}\n${key}`;
  item.description = count;
  item.iconPath = by === "file" ? vscode.ThemeIcon.File : severityIcon(worst);
  if (by === "file") item.resourceUri = audit.toUri(key);
  item.accessibilityInformation = { label: `${title}: ${count}` };
  return item;
}

/** The row above what people decided on. */
export function triagedItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem("Triaged", vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon("checklist");
  item.accessibilityInformation = { label: `Triaged: ${count}` };
  return item;
}

/** The row of triage that cannot be used. */
export function triageProblemItem(problem: Problem): vscode.TreeItem {
  const { what, fix, id } = describeProblem(problem);
  const item = new vscode.TreeItem(problem.name.startsWith("manual") ? "Finding not used" : "Triage not used");
  item.description = what;
  item.tooltip = `${what} ${fix} (${id})`;
  item.accessibilityInformation = { label: item.tooltip };
  item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  if (problem.place !== undefined) {
    item.command = { command: "vscode.open", title: "Open", arguments: [vscode.Uri.file(problem.place.file)] };
  }
  return item;
}

function severityIcon(severity: Severity, icon: "circle-filled" | "circle-outline" | "beaker" = "circle-filled"): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(severityColours[severity]));
}
