import * as vscode from "vscode";
import type { AuditState } from "../../protocol/deployView.ts";
import type { Workbench } from "../workbench.ts";

/** What the last audits say, for those who show a line of it. Loads nothing of the audit. */
export class AuditStates implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #states: ReadonlyMap<string, AuditState> = new Map();

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** Of the Project with this root. */
  of(root: string): AuditState {
    return this.#states.get(root) ?? { kind: "none" };
  }

  /** The analyzers that did not analyse everything, each once. */
  notAnalysed(): readonly string[] {
    const missing = [...this.#states.values()].flatMap((state) => (state.kind === "audited" ? state.notAnalysed : []));
    return [...new Set(missing)];
  }

  /** By the Projects' roots. */
  put(states: ReadonlyMap<string, AuditState>): void {
    this.#states = states;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

const known = new WeakMap<Workbench, AuditStates>();

/** The audits' states of a workbench; the audit fills them, status bar and Deploy view read them. */
export function auditStatesOf(workbench: Workbench): AuditStates {
  const states = known.get(workbench) ?? new AuditStates();
  known.set(workbench, states);
  return states;
}
