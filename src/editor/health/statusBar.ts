import * as vscode from "vscode";
import { problem, describeProblem } from "../../core/errors/problem.ts";
import type { HealthReport } from "../../core/health/healthReport.ts";
import { auditStatesOf } from "../audit/auditStates.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { Workbench } from "../workbench.ts";
import { healthTable, missingText, statusLabel, statusText } from "./describeHealth.ts";
import type { HealthMonitor } from "./healthMonitor.ts";

/**
 * HyperKit's one status-bar item: an icon, and text only while something is wrong, an incomplete audit included; only where there is Solidity, or once the tools were
 * checked. Shows what the monitor knows, checks nothing.
 */
export function createStatusBar(workbench: Workbench, monitor: HealthMonitor): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("hyperkit.health", vscode.StatusBarAlignment.Right, 50);
  item.name = "HyperKit";
  item.command = commandTable.checkTools.id;
  let isSolidityHere = false;
  const audits = auditStatesOf(workbench);
  const render = (): void => {
    const when = isSolidityHere || monitor.started ? workbench.settings().statusBar : "off";
    show(item, { report: monitor.report, missing: audits.notAnalysed() }, when);
  };
  const look = async (): Promise<void> => {
    const isOpen = vscode.workspace.textDocuments.some(({ languageId }) => languageId === "solidity");
    isSolidityHere = isOpen || (await workbench.projects.all()).length > 0;
    render();
  };
  void look();
  return vscode.Disposable.from(
    item,
    audits,
    audits.onDidChange(render),
    workbench.projects.onDidChange(look),
    vscode.workspace.onDidOpenTextDocument(look),
    monitor.onDidChange(render),
    vscode.workspace.onDidGrantWorkspaceTrust(render),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("hyperkit.statusBar")) render();
    }),
  );
}

interface Shown {
  readonly report: HealthReport;
  /** Analyzers that did not analyse everything in the last audits. */
  readonly missing: readonly string[];
}

function show(item: vscode.StatusBarItem, shown: Shown, when: "always" | "problems" | "off"): void {
  const { report, missing } = shown;
  const wrong = report.state === "error" || report.state === "warning" || missing.length > 0;
  item.text = statusText(report, missing);
  item.tooltip = tooltip(shown);
  item.accessibilityInformation = { label: label(shown), role: "button" };
  item.backgroundColor = report.state === "error" ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
  if (when === "off" || (when === "problems" && !wrong)) item.hide();
  else item.show();
}

function label({ report, missing }: Shown): string {
  return vscode.workspace.isTrusted ? `${statusLabel(report)} ${missingText(missing)}`.trim() : `HyperKit: ${whyWaiting()}`;
}

function tooltip({ report, missing }: Shown): vscode.MarkdownString {
  if (!vscode.workspace.isTrusted) return new vscode.MarkdownString(`**HyperKit**\n\n${whyWaiting()}`);
  // The table holds text of files and servers: no command links, no HTML.
  return new vscode.MarkdownString(`**HyperKit**\n\n${healthTable(report)}\n\n${missingText(missing)}`, true);
}

function whyWaiting(): string {
  return describeProblem(problem("notTrusted", {})).what;
}
