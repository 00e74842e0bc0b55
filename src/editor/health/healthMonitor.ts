import * as vscode from "vscode";
import type { HealthReport } from "../../core/health/healthReport.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";

/** The last known health, shared by the status bar and `Check Tools`. Checks nothing by itself. */
export class HealthMonitor implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<HealthReport>();
  #report: HealthReport = {
    checks: (["forge", "solc", "slither", "rpc"] as const).map((component) => ({ component, state: "unknown", version: "", place: "" })),
    state: "unknown",
  };
  #controller: AbortController | undefined;
  #latest: Promise<HealthReport> | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get onDidChange(): vscode.Event<HealthReport> {
    return this.#changed.event;
  }

  get report(): HealthReport {
    return this.#report;
  }

  /** True once a check was asked for. */
  get started(): boolean {
    return this.#latest !== undefined;
  }

  /**
   * Checks everything and resolves with the newest report. A second call replaces the first, and both get its report. Without
   * trust nothing is started and the report stays as it is.
   */
  async check(signal?: AbortSignal): Promise<HealthReport> {
    if (!vscode.workspace.isTrusted) return this.#report;
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const run = this.#run(signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]));
    this.#latest = run;
    const report = await run;
    return this.#latest === run ? report : this.#latest;
  }

  async #run(signal: AbortSignal): Promise<HealthReport> {
    const { runHealthChecks } = await import("../../core/health/runHealthChecks.ts");
    const { settings, tools, run, log } = this.#workbench;
    const ports = { tools, run, computer: toComputer() };
    const outcome = await runHealthChecks({ settings: settings() }, ports, { signal });
    if (outcome.kind === "cancelled") return this.#report;
    this.#report = outcome.report;
    for (const { component, state, version, place, problem } of outcome.report.checks) {
      log.info("health", { component, state, version, place, problem: problem?.name, details: problem?.details });
    }
    const forge = outcome.report.checks.find((check) => check.component === "forge");
    await vscode.commands.executeCommand("setContext", "hyperkit.forgeMissing", forge?.state === "error" && forge.place === "");
    this.#changed.fire(outcome.report);
    return outcome.report;
  }

  dispose(): void {
    this.#controller?.abort();
    this.#changed.dispose();
  }
}

function toComputer(): { environment: Readonly<Record<string, string | undefined>>; platform: NodeJS.Platform; home: string } {
  const { variables, platform, home } = readHostEnvironment();
  return { environment: variables, platform, home };
}

const monitors = new WeakMap<Workbench, HealthMonitor>();

/** The one monitor of a workbench; commands and status bar share it. */
export function healthMonitorOf(workbench: Workbench): HealthMonitor {
  const known = monitors.get(workbench);
  if (known !== undefined) return known;
  const monitor = new HealthMonitor(workbench);
  monitors.set(workbench, monitor);
  return monitor;
}
