import * as vscode from "vscode";
import { emptyFilter, isEmptyFilter } from "../../core/audit/browse/findingFilter.ts";
import type { FindingFilter } from "../../core/audit/browse/findingFilter.ts";
import { parseGrouping } from "../../core/audit/browse/groupFindings.ts";
import type { Grouping } from "../../core/audit/browse/groupFindings.ts";

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

  /** Groups the findings by something else. */
  async group(by: Grouping): Promise<void> {
    await this.#storage.update(groupingKey, by);
    this.#changed.fire();
  }

  /** Shows only what passes; the view's title gets or loses its button that clears the filter. */
  async show(filter: FindingFilter): Promise<void> {
    this.#filter = filter;
    this.#changed.fire();
    await vscode.commands.executeCommand("setContext", "hyperkit.findingsFiltered", !isEmptyFilter(filter));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
