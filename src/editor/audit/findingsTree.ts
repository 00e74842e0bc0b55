import * as vscode from "vscode";
import { analyzerTitles } from "../../core/audit/analyzer.ts";
import type { AnalyzerRun } from "../../core/audit/analyzer.ts";
import { severities } from "../../core/audit/finding.ts";
import type { Severity } from "../../core/audit/finding.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { AuditedFinding, Audits, ProjectAudit } from "./audits.ts";
import { findingCounts, notAnalysed, reportText, runText, runTooltip, severityTitles } from "./describeAudit.ts";
import { toRange } from "./findingDiagnostics.ts";
import type { FindingPlaces } from "./findingPlaces.ts";

/** A row of the Findings view. */
export type FindingsNode =
  | { readonly kind: "project"; readonly audit: ProjectAudit }
  | { readonly kind: "run"; readonly run: AnalyzerRun }
  | { readonly kind: "severity"; readonly audit: ProjectAudit; readonly severity: Severity; readonly findings: readonly AuditedFinding[] }
  | ({ readonly kind: "finding" } & AuditedFinding);

const severityColours: Readonly<Record<Severity, string>> = {
  high: "charts.red",
  medium: "charts.orange",
  low: "charts.blue",
  informational: "charts.foreground",
  gas: "charts.foreground",
};

/** The Findings view's rows: first what each analyzer did, then the findings, worst first. With several audited Projects one more level. */
export class FindingsTree implements vscode.TreeDataProvider<FindingsNode> {
  readonly #audits: Audits;
  readonly #places: FindingPlaces;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(audits: Audits, places: FindingPlaces) {
    this.#audits = audits;
    this.#places = places;
    this.onDidChangeTreeData = places.onDidChange;
  }

  getChildren(node?: FindingsNode): readonly FindingsNode[] & FindingsNode[] {
    if (node?.kind === "project") return rowsOf(node.audit);
    if (node?.kind === "severity") return node.findings.map((finding) => ({ kind: "finding", ...finding }));
    if (node !== undefined) return [];
    const [only, ...others] = this.#audits.all();
    if (only === undefined) return [];
    return others.length === 0 ? rowsOf(only) : [only, ...others].map((audit) => ({ kind: "project", audit }));
  }

  getTreeItem(node: FindingsNode): vscode.TreeItem {
    switch (node.kind) {
      case "project":
        return projectItem(node.audit);
      case "run":
        return runItem(node.run);
      case "severity":
        return severityItem(node.severity, node.findings.length);
      case "finding":
        return this.#findingItem(node);
    }
  }

  #findingItem({ audit, finding }: AuditedFinding): vscode.TreeItem {
    const { stale, range } = this.#places.of(audit, finding);
    const shown = range ?? finding.range;
    const place = `${finding.file}:${shown.startLine + 1}`;
    const item = new vscode.TreeItem(finding.title);
    item.description = stale ? `${place} (stale)` : place;
    const staleness = stale ? "\n\nThe file was edited since the audit: the place may be wrong, and the finding may be fixed." : "";
    const facts = `${severityTitles[finding.severity]}, confidence ${finding.confidence}. ${reportText(finding)}`;
    item.tooltip = `${finding.message}\n\n${audit.describeCategory(finding.category)}\n\n${facts}${staleness}`;
    item.iconPath = stale ? new vscode.ThemeIcon("history") : severityIcon(finding.severity);
    item.contextValue = "finding";
    const label = `${severityTitles[finding.severity]}: ${finding.title}, ${finding.file} line ${shown.startLine + 1}${stale ? ", stale" : ""}`;
    item.accessibilityInformation = { label };
    item.command = { command: "vscode.open", title: "Open", arguments: [audit.toUri(finding.file), { selection: toRange(shown) }] };
    return item;
  }
}

function rowsOf(audit: ProjectAudit): FindingsNode[] {
  const runs = audit.outcome.runs.map((run): FindingsNode => ({ kind: "run", run }));
  const groups = severities.flatMap((severity): readonly FindingsNode[] => {
    const findings = audit.outcome.findings.filter((finding) => finding.severity === severity).map((finding) => ({ audit, finding }));
    return findings.length === 0 ? [] : [{ kind: "severity", audit, severity, findings }];
  });
  return [...runs, ...groups];
}

function projectItem({ project, outcome }: ProjectAudit): vscode.TreeItem {
  const item = new vscode.TreeItem(project.name, vscode.TreeItemCollapsibleState.Expanded);
  const missing = notAnalysed(outcome.runs);
  item.description = missing.length === 0 ? findingCounts(outcome.findings) : `${missing.join(", ")} not analysed`;
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

function severityItem(severity: Severity, count: number): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(severityTitles[severity], severity === "high" || severity === "medium" ? Expanded : Collapsed);
  item.description = String(count);
  item.iconPath = severityIcon(severity);
  item.accessibilityInformation = { label: `${severityTitles[severity]}: ${count}` };
  return item;
}

function severityIcon(severity: Severity): vscode.ThemeIcon {
  return new vscode.ThemeIcon("circle-filled", new vscode.ThemeColor(severityColours[severity]));
}
