import * as vscode from "vscode";
import { analyzerTitles } from "../../core/audit/analyzer.ts";
import type { AnalyzerRun } from "../../core/audit/analyzer.ts";
import { severityTitles } from "../../core/audit/auditWords.ts";
import { severities } from "../../core/audit/finding.ts";
import type { Finding, Severity } from "../../core/audit/finding.ts";
import type { TriagedFinding } from "../../core/audit/triage/applyTriage.ts";
import { describeProblem } from "../../core/errors/problem.ts";
import type { Problem } from "../../core/errors/problem.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { AuditedFinding, Audits, ProjectAudit } from "./audits.ts";
import { notAnalysed, reportText, runText, runTooltip } from "./describeAudit.ts";
import { toRange } from "./findingDiagnostics.ts";
import type { FindingPlaces } from "./findingPlaces.ts";
import { decisionText, isFoundAgain, isHighByOthers, openFindings, triageDetails, triagedCounts } from "./triageText.ts";
import type { Triages } from "./triages.ts";

/** A row of the Findings view. */
export type FindingsNode =
  | { readonly kind: "project"; readonly audit: ProjectAudit }
  | { readonly kind: "run"; readonly run: AnalyzerRun }
  | { readonly kind: "triageProblem"; readonly audit: ProjectAudit; readonly problem: Problem }
  | ({ readonly kind: "severity"; readonly severity: Severity } & Group)
  | ({ readonly kind: "triaged" } & Group)
  | ({ readonly kind: "finding" } & AuditedFinding & TriagedFinding);

interface Group {
  readonly audit: ProjectAudit;
  readonly findings: readonly TriagedFinding[];
}

const severityColours: Readonly<Record<Severity, string>> = {
  high: "charts.red",
  medium: "charts.orange",
  low: "charts.blue",
  informational: "charts.foreground",
  gas: "charts.foreground",
};

/**
 * The Findings view's rows: first what each analyzer did, then the findings, worst first, and what people decided on last. A high
 * finding that a record from elsewhere decides on stays among the high ones. With several audited Projects one more level.
 */
export class FindingsTree implements vscode.TreeDataProvider<FindingsNode> {
  readonly #audits: Audits;
  readonly #places: FindingPlaces;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(audits: Audits, places: FindingPlaces) {
    this.#audits = audits;
    this.#places = places;
    this.onDidChangeTreeData = (listener) => vscode.Disposable.from(places.onDidChange(listener), audits.triages.onDidChange(listener));
  }

  getChildren(node?: FindingsNode): readonly FindingsNode[] & FindingsNode[] {
    if (node?.kind === "project") return rowsOf(node.audit, this.#audits);
    if (node?.kind === "severity" || node?.kind === "triaged") {
      return node.findings.map((finding) => ({ kind: "finding", audit: node.audit, ...finding }));
    }
    if (node !== undefined) return [];
    const [only, ...others] = this.#audits.all();
    if (only === undefined) return [];
    return others.length === 0 ? rowsOf(only, this.#audits) : [only, ...others].map((audit) => ({ kind: "project", audit }));
  }

  getTreeItem(node: FindingsNode): vscode.TreeItem {
    switch (node.kind) {
      case "project":
        return projectItem(node.audit, this.#audits.triages);
      case "run":
        return runItem(node.run);
      case "severity":
        return severityItem(node.severity, node.findings);
      case "triaged":
        return triagedItem(node.findings.length);
      case "triageProblem":
        return triageProblemItem(node.problem);
      case "finding":
        return this.#findingItem(node);
    }
  }

  #findingItem(node: AuditedFinding & TriagedFinding): vscode.TreeItem {
    const { audit, finding, state } = node;
    const { triages } = this.#audits;
    const { stale, range } = this.#places.of(audit, finding);
    const shown = range ?? finding.range;
    const decision = triageDetails(state, triages);
    const item = new vscode.TreeItem(finding.title);
    item.description = this.#findingDescription(node, `${finding.file}:${shown.startLine + 1}${stale ? " (stale)" : ""}`);
    const staleness = stale ? ["The code was edited since: the place may be wrong, and the finding may be fixed."] : [];
    const facts = `${severityTitles[finding.severity]}, confidence ${finding.confidence}. ${reportText(finding)}`;
    const decided = decision === undefined ? [] : [decision];
    item.tooltip = [...decided, finding.message, audit.describeCategory(finding.category), facts, ...staleness].join("\n\n");
    item.iconPath = stale
      ? new vscode.ThemeIcon("history")
      : severityIcon(finding.severity, state.kind === "triaged" ? "circle-outline" : "circle-filled");
    item.contextValue = `finding.${state.kind !== "triaged" ? "open" : triages.isByOthers(state.by) ? "triagedByOthers" : "triaged"}${isManual(finding) ? ".manual" : ""}`;
    const words = [`${severityTitles[finding.severity]}: ${finding.title}`, `${finding.file} line ${shown.startLine + 1}`];
    item.accessibilityInformation = { label: [...words, ...(stale ? ["stale"] : []), ...decided].join(", ") };
    item.command = { command: "vscode.open", title: "Open", arguments: [audit.toUri(finding.file), { selection: toRange(shown) }] };
    return item;
  }

  /** Where it is; of a triaged one what was decided, by whom and why. */
  #findingDescription({ audit, finding, state }: AuditedFinding & TriagedFinding, place: string): string {
    switch (state.kind) {
      case "open":
        return place;
      case "reopened":
        return `${place} (triage expired)`;
      case "triaged": {
        const decision = `${decisionText(state.by)}${isFoundAgain(state.by, audit.finishedAt) ? ", found again" : ""}`;
        return isHighByOthers({ finding, state }, this.#audits.triages)
          ? `${place}, triaged: ${decision}`
          : `${decision}: ${state.by.record.reason}`;
      }
    }
  }
}

/** True where a person says it, alone or with analyzers. */
function isManual({ reports }: Finding): boolean {
  return reports.some(({ analyzer }) => analyzer === "manual");
}

function rowsOf(audit: ProjectAudit, { triages, manual }: Audits): FindingsNode[] {
  const unread = manual.problemsOf(audit.project);
  const all = triages.of(audit);
  const isAside = (one: TriagedFinding): boolean => one.state.kind === "triaged" && !isHighByOthers(one, triages);
  const groups = severities.flatMap((severity): readonly FindingsNode[] => {
    const findings = all.filter((one) => one.finding.severity === severity && !isAside(one));
    return findings.length === 0 ? [] : [{ kind: "severity", audit, severity, findings }];
  });
  const aside = all.filter(isAside);
  return [
    ...audit.outcome.runs.map((run): FindingsNode => ({ kind: "run", run })),
    ...[...triages.problemsOf(audit), ...unread].map((problem): FindingsNode => ({ kind: "triageProblem", audit, problem })),
    ...groups,
    ...(aside.length === 0 ? [] : [{ kind: "triaged", audit, findings: aside } as const]),
  ];
}

function projectItem(audit: ProjectAudit, triages: Triages): vscode.TreeItem {
  const { project, outcome } = audit;
  const item = new vscode.TreeItem(project.name, vscode.TreeItemCollapsibleState.Expanded);
  const missing = notAnalysed(outcome.runs);
  item.description = missing.length === 0 ? triagedCounts(triages.of(audit), triages) : `${missing.join(", ")} not analysed`;
  item.tooltip = project.root;
  item.iconPath = new vscode.ThemeIcon("root-folder");
  return item;
}

function runItem(run: AnalyzerRun): vscode.TreeItem {
  const item = new vscode.TreeItem(analyzerTitles[run.analyzer]);
  item.description = runText(run);
  item.tooltip = runTooltip(run);
  item.accessibilityInformation = { label: runTooltip(run) };
  item.contextValue = `run.${run.outcome.kind}`;
  item.iconPath = runIcon(run);
  if (run.outcome.kind === "notAnalysed") item.command = { command: commandTable.showLog.id, title: "Show Log" };
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

function severityItem(severity: Severity, findings: readonly TriagedFinding[]): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const open = openFindings(findings).length;
  const count = open === findings.length ? String(open) : `${open} open, ${findings.length - open} triaged by others`;
  const item = new vscode.TreeItem(severityTitles[severity], severity === "high" || severity === "medium" ? Expanded : Collapsed);
  item.description = count;
  item.iconPath = severityIcon(severity);
  item.accessibilityInformation = { label: `${severityTitles[severity]}: ${count}` };
  return item;
}

function triagedItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem("Triaged", vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon("checklist");
  item.accessibilityInformation = { label: `Triaged: ${count}` };
  return item;
}

function triageProblemItem(problem: Problem): vscode.TreeItem {
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

function severityIcon(severity: Severity, icon: "circle-filled" | "circle-outline" = "circle-filled"): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(severityColours[severity]));
}
