import * as vscode from "vscode";
import type { HealthReport } from "../../core/health/healthReport.ts";
import type { ToolName } from "../../core/process/tool.ts";
import type { Workbench } from "../workbench.ts";
import { healthMonitorOf } from "./healthMonitor.ts";
import type { HealthMonitor } from "./healthMonitor.ts";
import { createStatusBar } from "./statusBar.ts";

/** After this long with a Solidity file open, the first check runs: start-up itself starts no program (milliseconds). */
const firstCheckMs = 2000;

/** Between two looks at tools that are all there; a broken one that is installed anew is noticed within 5 s too (milliseconds). */
const whileFoundMs = 4000;

const settingsThatMatter = ["hyperkit.tools", "hyperkit.audit.analyzers", "hyperkit.networks"];

/** The status bar, and the moments at which tools are checked: never before trust, never while nobody can see it. */
export function registerHealth(workbench: Workbench): vscode.Disposable {
  const monitor = healthMonitorOf(workbench);
  return vscode.Disposable.from(
    monitor,
    createStatusBar(workbench, monitor),
    firstCheck(monitor),
    laterChecks(workbench, monitor),
    watchTools(workbench, monitor),
  );
}

/** Checks once, a while after the first Solidity file was opened in a trusted window. */
function firstCheck(monitor: HealthMonitor): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const consider = (): void => {
    const seen = vscode.workspace.textDocuments.some((document) => document.languageId === "solidity");
    if (!seen || monitor.started || timer !== undefined || !vscode.workspace.isTrusted) return;
    timer = setTimeout(() => {
      if (!monitor.started) void monitor.refresh();
    }, firstCheckMs);
  };
  consider();
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(timer)),
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidGrantWorkspaceTrust(consider),
  );
}

/** Checks again when a setting changed or a tool failed in use. */
function laterChecks(workbench: Workbench, monitor: HealthMonitor): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (monitor.started && settingsThatMatter.some((key) => event.affectsConfiguration(key))) void monitor.refresh();
    }),
    workbench.contracts.onDidCompile(({ outcome }) => {
      const toolFailed = outcome.kind === "failed" && /^(tool|forge)/.test(outcome.problem.name);
      if (toolFailed || !monitor.started) void monitor.refresh();
    }),
  );
}

/**
 * Watches the tools' files once they were checked: while the window has the focus, and while a tool is missing or broken also without it,
 * since the person may be installing it in a terminal beside.
 */
function watchTools(workbench: Workbench, monitor: HealthMonitor): vscode.Disposable {
  const seen = new Map<ToolName, string>();
  let controller: AbortController | undefined;
  const follow = (): void => {
    const worthIt = vscode.window.state.focused || isToolWrong(monitor.report);
    const wanted = monitor.started && vscode.workspace.isTrusted && worthIt;
    if (!wanted) {
      controller?.abort();
      controller = undefined;
    } else if (controller === undefined) {
      controller = new AbortController();
      void watch(workbench, monitor, { seen, signal: controller.signal });
    }
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => controller?.abort()),
    vscode.window.onDidChangeWindowState(follow),
    monitor.onDidChange(follow),
  );
}

function isToolWrong({ checks }: HealthReport): boolean {
  return checks.some(
    ({ component, state }) => (component === "forge" || component === "slither") && (state === "error" || state === "warning"),
  );
}

async function watch(
  workbench: Workbench,
  monitor: HealthMonitor,
  { seen, signal }: { readonly seen: Map<ToolName, string>; readonly signal: AbortSignal },
): Promise<void> {
  const { watchForTools } = await import("../../core/process/watchForTools.ts");
  await watchForTools({ tools: ["forge", "slither"], seen, whileFoundMs }, workbench.tools, {
    signal,
    onEvent: (change) => void monitor.noticed(change),
  });
}
