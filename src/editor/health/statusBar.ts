import * as vscode from "vscode";
import { problem, describeProblem } from "../../core/errors/problem.ts";
import type { HealthReport } from "../../core/health/healthReport.ts";
import { commandTable } from "../commands/commandTable.ts";
import type { Workbench } from "../workbench.ts";
import { healthTable, statusLabel, statusText } from "./describeHealth.ts";
import type { HealthMonitor } from "./healthMonitor.ts";

/**
 * HyperKit's one status-bar item: an icon, and text only while something is wrong; only where there is Solidity, or once the tools were
 * checked. Shows what the monitor knows, checks nothing.
 */
export function createStatusBar(workbench: Workbench, monitor: HealthMonitor): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("hyperkit.health", vscode.StatusBarAlignment.Right, 50);
  item.name = "HyperKit";
  item.command = commandTable.checkTools.id;
  let isSolidityHere = false;
  const render = (): void => show(item, monitor.report, isSolidityHere || monitor.started ? workbench.settings().statusBar : "off");
  const look = async (): Promise<void> => {
    const isOpen = vscode.workspace.textDocuments.some(({ languageId }) => languageId === "solidity");
    isSolidityHere = isOpen || (await workbench.projects.all()).length > 0;
    render();
  };
  void look();
  return vscode.Disposable.from(
    item,
    workbench.projects.onDidChange(look),
    vscode.workspace.onDidOpenTextDocument(look),
    monitor.onDidChange(render),
    vscode.workspace.onDidGrantWorkspaceTrust(render),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("hyperkit.statusBar")) render();
    }),
  );
}

function show(item: vscode.StatusBarItem, report: HealthReport, when: "always" | "problems" | "off"): void {
  const wrong = report.state === "error" || report.state === "warning";
  item.text = statusText(report);
  item.tooltip = tooltip(report);
  item.accessibilityInformation = { label: label(report), role: "button" };
  item.backgroundColor = report.state === "error" ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
  if (when === "off" || (when === "problems" && !wrong)) item.hide();
  else item.show();
}

function label(report: HealthReport): string {
  return vscode.workspace.isTrusted ? statusLabel(report) : `HyperKit: ${whyWaiting()}`;
}

function tooltip(report: HealthReport): vscode.MarkdownString {
  if (!vscode.workspace.isTrusted) return new vscode.MarkdownString(`**HyperKit**\n\n${whyWaiting()}`);
  // The table holds text of files and servers: no command links, no HTML.
  return new vscode.MarkdownString(`**HyperKit**\n\n${healthTable(report)}`, true);
}

function whyWaiting(): string {
  return describeProblem(problem("notTrusted", {})).what;
}
