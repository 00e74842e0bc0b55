import * as vscode from "vscode";
import { uncheckedReport } from "../../core/health/healthReport.ts";
import type { HealthCheck, HealthReport } from "../../core/health/healthReport.ts";
import type { ToolChange } from "../../core/process/watchForTools.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";

/** The last known health, shared by the status bar and `Check Tools`. Checks nothing by itself. */
export class HealthMonitor implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<HealthReport>();
  #report: HealthReport = uncheckedReport();
  #controller: AbortController | undefined;
  #latest: Promise<HealthReport> | undefined;
  /** True from the moment something changed until a check was done after it. */
  #outdated = false;

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

  /** Checks because something changed. A person who cancels `Check Tools` meanwhile does not cancel this. */
  async refresh(): Promise<void> {
    this.#outdated = true;
    await this.check();
  }

  /** A tool appeared, went, or was replaced: what was known of it no longer holds, which shows at once, before it has said its version. */
  async noticed({ now }: ToolChange): Promise<void> {
    const { tool: component } = now;
    if (now.kind === "found" && component !== "anvil") await this.#replace({ component, state: "unknown", version: "", place: now.path });
    await this.refresh();
  }

  /**
   * Checks everything and resolves with the newest report. A later call replaces an earlier one, and both get its report. Without
   * trust nothing is started and the report stays as it is.
   */
  async check(signal?: AbortSignal): Promise<HealthReport> {
    if (!vscode.workspace.isTrusted) return this.#report;
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const run = this.#run(signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]));
    this.#latest = run;
    let report = await run;
    for (let last: Promise<HealthReport> = run; last !== this.#latest; report = await last) last = this.#latest;
    if (this.#outdated && signal?.aborted === true) void this.check();
    return report;
  }

  async #run(signal: AbortSignal): Promise<HealthReport> {
    const { runHealthChecks } = await import("../../core/health/runHealthChecks.ts");
    const { settings, tools, run, log } = this.#workbench;
    // Told one by one: a slow Python does not keep the news of forge back.
    const onEvent = (done: HealthCheck): void => void this.#replace(done);
    const outcome = await runHealthChecks({ settings: settings() }, { tools, run, computer: readHostEnvironment() }, { signal, onEvent });
    if (outcome.kind === "cancelled") return this.#report;
    this.#outdated = false;
    for (const { component, state, version, place, problem } of outcome.report.checks) {
      log.info("health", { component, state, version, place, problem: problem?.name, details: problem?.details });
    }
    await this.#take(outcome.report);
    return outcome.report;
  }

  async #replace(done: HealthCheck): Promise<void> {
    const { worstState } = await import("../../core/health/runHealthChecks.ts");
    const checks = this.#report.checks.map((check) => (check.component === done.component ? done : check));
    await this.#take({ checks, state: worstState(checks) });
  }

  async #take(report: HealthReport): Promise<void> {
    this.#report = report;
    this.#changed.fire(report);
    const forge = report.checks.find((check) => check.component === "forge");
    await vscode.commands.executeCommand("setContext", "hyperkit.forgeMissing", forge?.state === "error" && forge.place === "");
  }

  dispose(): void {
    this.#controller?.abort();
    this.#changed.dispose();
  }
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
