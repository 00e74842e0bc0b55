import { delimiter } from "node:path";
import * as vscode from "vscode";
import type { AuditEvent, AuditOutcome } from "../../core/audit/analyzer.ts";
import type { Finding } from "../../core/audit/finding.ts";
import type { FoundryConfig } from "../../core/foundry/foundryConfig.ts";
import type { Project } from "../../core/foundry/project.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { FileUri } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import { Triages } from "./triages.ts";

/** The last audit of a Project in this window. */
export interface ProjectAudit {
  readonly project: Project;
  readonly outcome: Extract<AuditOutcome, { readonly kind: "audited" }>;
  readonly finishedAt: Date;
  readonly toUri: FileUri;
  /** `categoryText`: the texts of the categories are loaded with the first audit. */
  readonly describeCategory: (id: string) => string;
}

/** A finding and the audit it belongs to. */
export interface AuditedFinding {
  readonly audit: ProjectAudit;
  readonly finding: Finding;
}

/** How an audit is watched. */
export interface AuditHow {
  readonly signal: AbortSignal;
  readonly onEvent: (event: AuditEvent) => void;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** Runs audits and keeps the last one of each Project until the next is finished; a save, an edit or a cancel takes nothing away. */
export class Audits implements vscode.Disposable {
  /** What people decided on the findings. */
  readonly triages: Triages;
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #last = new Map<string, ProjectAudit>();
  readonly #running = new Map<string, Running>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.triages = new Triages(workbench);
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** The last audits, in the order of the first ones. */
  all(): readonly ProjectAudit[] {
    return [...this.#last.values()];
  }

  /** Audits a Project. One that is under way is ended first, and its caller hears `cancelled`. */
  async run(
    project: Project,
    config: FoundryConfig,
    { signal, onEvent }: AuditHow,
  ): Promise<ProjectAudit | { readonly kind: "cancelled" }> {
    const controller = new AbortController();
    const previous = this.#running.get(project.root);
    const ended = Promise.withResolvers<void>();
    const running = { controller, ended: ended.promise };
    this.#running.set(project.root, running);
    previous?.controller.abort();
    try {
      await previous?.ended;
      const outcome = await this.#audit({ project, config }, { signal: AbortSignal.any([signal, controller.signal]), onEvent });
      if (outcome.kind === "cancelled") return outcome;
      const { categoryText: describeCategory } = await import("../../core/audit/taxonomy/categoryText.ts");
      await this.triages.load(project);
      const audit = { project, outcome, finishedAt: new Date(), toUri: await fileUriOf(project), describeCategory };
      this.#last.set(project.root, audit);
      this.#changed.fire();
      return audit;
    } finally {
      if (this.#running.get(project.root) === running) this.#running.delete(project.root);
      ended.resolve();
    }
  }

  /** Forgets the audits of Projects that are no longer open. */
  async dropClosed(): Promise<void> {
    const open = new Set((await this.#workbench.projects.all()).map(({ root }) => root));
    const closed = [...this.#last.keys()].filter((root) => !open.has(root));
    for (const root of closed) this.#last.delete(root);
    if (closed.length > 0) this.#changed.fire();
  }

  dispose(): void {
    for (const { controller } of this.#running.values()) controller.abort();
    this.triages.dispose();
    this.#changed.dispose();
  }

  async #audit({ project, config }: { readonly project: Project; readonly config: FoundryConfig }, how: AuditHow): Promise<AuditOutcome> {
    const { createAnalyzers } = await import("../../core/audit/analyzerTable.ts");
    const { runAudit } = await import("../../core/audit/runAudit.ts");
    const { tools, run, roots, log, settings } = this.#workbench;
    const analyzers = createAnalyzers({ tools, run, roots, log, path: inheritedPath() });
    const enabled = settings(vscode.Uri.file(project.root)).audit.analyzers;
    return runAudit({ project, config, enabled }, { analyzers, log }, how);
  }
}

/** PATH, which Windows may call `Path`. */
function inheritedPath(): string {
  const found = Object.entries(readHostEnvironment().environment).filter(([name]) => name.toUpperCase() === "PATH");
  return found.flatMap(([, value]) => (value === undefined ? [] : [value])).join(delimiter);
}
