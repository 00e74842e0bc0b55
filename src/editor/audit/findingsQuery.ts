import * as vscode from "vscode";
import type { Baseline } from "../../core/audit/baseline/baseline.ts";
import { emptyFilter, filterFindings, isEmptyFilter } from "../../core/audit/browse/findingFilter.ts";
import type { FindingFilter } from "../../core/audit/browse/findingFilter.ts";
import { parseGrouping } from "../../core/audit/browse/groupFindings.ts";
import type { Grouping } from "../../core/audit/browse/groupFindings.ts";
import { newFindings } from "../../core/audit/browse/newFindings.ts";
import type { TriagedFinding } from "../../core/audit/triage/applyTriage.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { filterText } from "./filterText.ts";

/** Where the workspace remembers how its findings are grouped. */
const groupingKey = "findings.grouping";

/**
 * How the Findings view is looked at. The grouping is remembered for the workspace; the filter ends with the window, since findings that
 * are still hidden on another day would look like none.
 */
export class FindingsQuery implements vscode.Disposable {
  readonly #storage: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  #filter = emptyFilter;
  #baselines: ReadonlyMap<string, Baseline> = new Map();
  #since = "";

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  get grouping(): Grouping {
    return parseGrouping(this.#storage.get(groupingKey));
  }

  get filter(): FindingFilter {
    return this.#filter;
  }

  /** What is asked for, in a few words; empty where everything is shown. */
  get text(): string {
    const since = this.#baselines.size === 0 ? [] : [`new since ${this.#since}`];
    return [...since, filterText(this.#filter)].filter((part) => part !== "").join(", ");
  }

  /** The findings of an audit that are shown. */
  passing({ project }: ProjectAudit, findings: readonly TriagedFinding[]): readonly TriagedFinding[] {
    const baseline = this.#baselines.get(project.root);
    return filterFindings(baseline === undefined ? findings : newFindings(findings, baseline), this.#filter);
  }

  /** Shows only what is new beside these baselines, by the Projects' roots; a Project without one is shown whole. */
  async compare(baselines: ReadonlyMap<string, Baseline>, since: string): Promise<void> {
    this.#baselines = baselines;
    this.#since = since;
    await this.#tell();
  }

  /** Groups the findings by something else. */
  async group(by: Grouping): Promise<void> {
    await this.#storage.update(groupingKey, by);
    this.#changed.fire();
  }

  /** Shows only what passes; the view's title gets or loses its button that clears the filter. */
  async show(filter: FindingFilter): Promise<void> {
    this.#filter = filter;
    await this.#tell();
  }

  /** Shows every finding. */
  async clear(): Promise<void> {
    this.#baselines = new Map();
    await this.show(emptyFilter);
  }

  async #tell(): Promise<void> {
    this.#changed.fire();
    const isFiltered = this.#baselines.size > 0 || !isEmptyFilter(this.#filter);
    await vscode.commands.executeCommand("setContext", "hyperkit.findingsFiltered", isFiltered);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
