import * as vscode from "vscode";
import type { AnalyzerInput, AuditEvent, AuditOutcome } from "../../core/audit/analyzer.ts";
import { joinManual } from "../../core/audit/manual/joinManual.ts";
import { categoryText } from "../../core/audit/taxonomy/categoryText.ts";
import type { FoundryConfig } from "../../core/foundry/foundryConfig.ts";
import type { Project } from "../../core/foundry/project.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import { auditPortsOf } from "./auditPortsOf.ts";
import { ManualFindings } from "./manualFindings.ts";
import type { ProjectFindings } from "./manualFindings.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { Proofs } from "./proofs.ts";
import { Triages } from "./triages.ts";

/** What is kept of an audit beside its Project. */
type AuditResult = Pick<ProjectAudit, "outcome" | "untrusted">;

/** How an audit is watched. */
export interface AuditHow {
  readonly signal: AbortSignal;
  readonly onEvent: (event: AuditEvent) => void;
  /** True: nothing of an earlier audit is used. */
  readonly fresh?: boolean;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** Runs audits and keeps the last one of each Project until the next is finished; a save, an edit or a cancel takes nothing away. */
export class Audits implements vscode.Disposable {
  /** What people decided on the findings. */
  readonly triages: Triages;
  /** What people found by hand. */
  readonly manual: ManualFindings;
  /** What tests have shown of the findings. */
  readonly proofs: Proofs;
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<void>();
  /** As the analyzers left them. */
  readonly #last = new Map<string, ProjectAudit>();
  #shown: readonly ProjectAudit[] = [];
  readonly #triaged = new Set<string>();
  readonly #running = new Map<string, Running>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.triages = new Triages(workbench);
    this.manual = new ManualFindings(workbench);
    this.manual.onDidChange(() => {
      this.#show();
      for (const { project } of this.manual.all()) void this.#loadTriage(project);
    });
    this.proofs = new Proofs(workbench);
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** The last audits, in the order of the first ones, then the Projects that only people looked at. */
  all(): readonly ProjectAudit[] {
    return this.#shown;
  }

  /** Audits a Project. One that is under way is ended first, and its caller hears `cancelled`. */
  async run(project: Project, config: FoundryConfig, how: AuditHow): Promise<ProjectAudit | { readonly kind: "cancelled" }> {
    return this.replace(project, how.signal, async (signal) => {
      const outcome = await this.#audit({ project, config, fresh: how.fresh === true }, { ...how, signal });
      return outcome.kind === "cancelled" ? outcome : { outcome };
    });
  }

  /** Puts what `audit` comes to in the place of the Project's last audit. */
  async replace(
    project: Project,
    signal: AbortSignal,
    audit: (signal: AbortSignal) => Promise<AuditResult | { readonly kind: "cancelled" }>,
  ): Promise<ProjectAudit | { readonly kind: "cancelled" }> {
    const controller = new AbortController();
    const previous = this.#running.get(project.root);
    const ended = Promise.withResolvers<void>();
    const running = { controller, ended: ended.promise };
    this.#running.set(project.root, running);
    previous?.controller.abort();
    try {
      await previous?.ended;
      const result = await audit(AbortSignal.any([signal, controller.signal]));
      if ("kind" in result) return result;
      const last = { ...result, project, finishedAt: new Date(), toUri: await fileUriOf(project), describeCategory: categoryText };
      // What came with a repository (decisions, findings of people, proofs) is heeded with trust alone.
      if (last.untrusted === undefined) await this.#loadStatements(project);
      this.#last.set(project.root, last);
      this.#show();
      return this.#shown.find(({ project: { root } }) => root === project.root) ?? last;
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
    if (closed.length > 0) this.#show();
  }

  dispose(): void {
    for (const { controller } of this.#running.values()) controller.abort();
    this.triages.dispose();
    this.manual.dispose();
    this.proofs.dispose();
    this.#changed.dispose();
  }

  async #loadStatements(project: Project): Promise<void> {
    this.#triaged.add(project.root);
    await this.triages.load(project);
    await this.proofs.load(project);
  }

  /** Triage is read where there is something to decide on, and follows its files from then on. */
  async #loadTriage(project: Project): Promise<void> {
    if (this.#triaged.has(project.root)) return;
    this.#triaged.add(project.root);
    await this.triages.load(project);
  }

  /** Joins what analyzers and people found, anew whenever either changes. */
  #show(): void {
    const manual = new Map(this.manual.all().map((found) => [found.project.root, found]));
    const roots = [...new Set([...this.#last.keys(), ...manual.keys()])];
    this.#shown = roots.flatMap((root) => {
      const found = manual.get(root);
      const audit = this.#last.get(root) ?? (found === undefined ? undefined : unaudited(found));
      if (audit === undefined) return [];
      if (audit.untrusted !== undefined) return [audit];
      const findings = joinManual(audit.outcome.findings, found?.findings ?? []);
      return [{ ...audit, outcome: { ...audit.outcome, findings } }];
    });
    this.#changed.fire();
  }

  async #audit(input: AnalyzerInput, how: AuditHow): Promise<AuditOutcome> {
    const { auditProject } = await import("../../core/audit/projects/auditProject.ts");
    const { settings, context } = this.#workbench;
    const { version: release } = context.extension.packageJSON as { readonly version: string }; // VS Code hands out our own manifest.
    const cache = { host: readHostEnvironment(), release };
    const enabled = settings(vscode.Uri.file(input.project.root)).audit.analyzers;
    return auditProject({ ...input, enabled }, { ...auditPortsOf(this.#workbench), cache }, how);
  }
}

/** What stands for the audit of a Project in which no analyzer has run. */
function unaudited({ project, toUri, readAt }: ProjectFindings): ProjectAudit {
  const outcome = { kind: "audited", complete: false, findings: [], runs: [] } as const;
  return { project, outcome, finishedAt: readAt, toUri, describeCategory: categoryText };
}
