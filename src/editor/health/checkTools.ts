import * as vscode from "vscode";
import { describeProblem } from "../../core/errors/problem.ts";
import type { HealthCheck, HealthReport } from "../../core/health/healthReport.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";
import { componentName, shortVersion, stateIcons, stateText } from "./describeHealth.ts";
import { healthMonitorOf } from "./healthMonitor.ts";
import { toolActions } from "./toolActions.ts";
import type { ToolAction } from "./toolActions.ts";

/** Command: checks everything, lists it, and offers what can be done about each component. */
export async function checkTools(workbench: Workbench): Promise<void> {
  const monitor = healthMonitorOf(workbench);
  for (;;) {
    let cancelled = false;
    const report = await withCancellableProgress("Checking tools", async (signal) => {
      const checked = await monitor.check(signal);
      cancelled = signal.aborted;
      return checked;
    });
    if (cancelled) return;
    const action = await chooseAction(report);
    if (action === undefined) return;
    if (action.kind !== "checkAgain") return perform(workbench, action);
  }
}

async function chooseAction(report: HealthReport): Promise<ToolAction | undefined> {
  const chosen = await vscode.window.showQuickPick(report.checks.map(toItem), {
    title: "HyperKit: Tools",
    placeHolder: "Choose one to see what can be done about it",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return undefined;
  const { check } = chosen;
  const actions = toolActions(check, readHostEnvironment().platform).map((action) => ({
    label: action.title,
    ...("text" in action ? { detail: action.text } : {}),
    action,
  }));
  const placeHolder = check.problem === undefined ? `${componentName(check)}: ${stateText(check)}` : describeProblem(check.problem).what;
  return (await vscode.window.showQuickPick(actions, { title: `HyperKit: ${componentName(check)}`, placeHolder }))?.action;
}

function toItem(check: HealthCheck): vscode.QuickPickItem & { readonly check: HealthCheck } {
  const { what, fix } = check.problem === undefined ? { what: check.place, fix: "" } : describeProblem(check.problem);
  return {
    label: `$(${stateIcons[check.state]}) ${componentName(check)}`,
    description:
      check.state === "ok" && check.version !== ""
        ? shortVersion(check.version)
        : [stateText(check), check.version].filter(Boolean).join(", "),
    detail: `${what} ${fix}`.trim(),
    check,
  };
}

async function perform(workbench: Workbench, action: Exclude<ToolAction, { kind: "checkAgain" }>): Promise<void> {
  switch (action.kind) {
    case "openPage":
      await vscode.env.openExternal(vscode.Uri.parse(action.url));
      return;
    case "copy":
    case "copyPlace":
      await vscode.env.clipboard.writeText(action.text);
      vscode.window.setStatusBarMessage(`Copied: ${action.text}`, 5000);
      return;
    case "openSetting":
      await vscode.commands.executeCommand("workbench.action.openSettings", action.key);
      return;
    case "showLog":
      workbench.logChannel.show();
  }
}
