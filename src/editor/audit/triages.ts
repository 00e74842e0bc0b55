import * as vscode from "vscode";
import type { Problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import { applyTriage } from "../../core/audit/triage/applyTriage.ts";
import type { TriagedFinding } from "../../core/audit/triage/applyTriage.ts";
import type { ProjectTriage, StoredTriage } from "../../core/audit/triage/readTriage.ts";
import type { TriageRecord } from "../../core/audit/triage/triageRecord.ts";
import { triageFolder } from "../../core/audit/triage/triageFolder.ts";
import { followFolder } from "../../core/storage/followFolder.ts";
import type { FollowedFolder } from "../../core/storage/followFolder.ts";
import type { Workbench } from "../workbench.ts";
import type { ProjectAudit } from "./projectAudit.ts";

/** Where the editor keeps the hashes of the records that were written here, the latest last. */
const writtenKey = "triage.written";
const mostWritten = 5000;

/** Files come and go in groups: a checkout, a merge (milliseconds). */
const pauseMs = 150;

/** Decisions end with their last day. */
interface AppliedTriage {
  readonly read: ProjectTriage | undefined;
  readonly day: string;
  readonly findings: readonly TriagedFinding[];
}

/** The triage of the audited Projects, read again whenever its files change. */
export class Triages implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #read = new Map<string, ProjectTriage>();
  /** Our own watches: the editor's may miss files in folders that have just been made. */
  readonly #followed = new Map<string, FollowedFolder>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What `of` came to: views, diagnostics and quick fixes all ask for it. */
  readonly #applied = new WeakMap<ProjectAudit, AppliedTriage>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** An audit's findings with their states. */
  of(audit: ProjectAudit): readonly TriagedFinding[] {
    const read = audit.untrusted === undefined ? this.#read.get(audit.project.root) : undefined;
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    const known = this.#applied.get(audit);
    if (known !== undefined && known.read === read && known.day === day) return known.findings;
    const findings = applyTriage(audit.outcome.findings, read?.records ?? [], now);
    this.#applied.set(audit, { read, day, findings });
    return findings;
  }

  /** What is wrong with the triage of an audit's Project. */
  problemsOf({ project, untrusted }: ProjectAudit): readonly Problem[] {
    return untrusted === undefined ? (this.#read.get(project.root)?.problems ?? []) : [];
  }

  /** True when a record came with the repository, or was changed by another hand since it was written here. */
  isByOthers({ hash }: StoredTriage): boolean {
    return !this.#written().includes(hash);
  }

  /** Reads the triage of a Project, after those readings of it that have begun. */
  async load(project: Project): Promise<void> {
    const loading = this.#loadAfter(project, this.#loading.get(project.root));
    this.#loading.set(project.root, loading);
    await loading;
  }

  /** Writes a record; false when it failed, which the person was told. One that is put back is not `own`. */
  async write(project: Project, record: TriageRecord, { own }: { readonly own: boolean }): Promise<boolean> {
    const { writeTriage } = await import("../../core/audit/triage/writeTriage.ts");
    const change = await writeTriage(project.root, record);
    if (change.kind === "written" && own) await this.#workbench.context.globalState.update(writtenKey, this.#writtenWith(change.hash));
    if (change.kind === "failed") await this.#workbench.notify.problem(change.problem);
    await this.load(project);
    return change.kind === "written";
  }

  /** Takes the record of a finding away. */
  async remove(project: Project, finding: string): Promise<void> {
    const { removeTriage } = await import("../../core/audit/triage/writeTriage.ts");
    const change = await removeTriage(project.root, finding);
    if (change.kind === "failed") await this.#workbench.notify.problem(change.problem);
    await this.load(project);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const folder of this.#followed.values()) folder.close();
    this.#changed.dispose();
  }

  #written(): readonly string[] {
    return this.#workbench.context.globalState.get<readonly string[]>(writtenKey, []);
  }

  #writtenWith(hash: string): readonly string[] {
    return [...this.#written().filter((other) => other !== hash), hash].slice(-mostWritten);
  }

  async #loadAfter(project: Project, before: Promise<void> | undefined): Promise<void> {
    const { readTriage } = await import("../../core/audit/triage/readTriage.ts");
    await before;
    await this.#follow(project);
    this.#read.set(project.root, await readTriage(project.root));
    this.#changed.fire();
  }

  async #follow(project: Project): Promise<void> {
    const followed = this.#followed.get(project.root) ?? followFolder(project.root, triageFolder, () => this.#loadSoon(project));
    this.#followed.set(project.root, followed);
    await followed.renew();
  }

  #loadSoon(project: Project): void {
    clearTimeout(this.#timers.get(project.root));
    this.#timers.set(
      project.root,
      setTimeout(() => void this.load(project), pauseMs),
    );
  }
}
