import * as vscode from "vscode";
import type { Finding } from "../../core/audit/finding.ts";
import type { ProofRecord } from "../../core/audit/proof/proofRecord.ts";
import type { Project } from "../../core/foundry/project.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { hashNow } from "./hashNow.ts";

/** A record, and whether the code is still the code that it is about. */
interface HeldProof {
  readonly record: ProofRecord;
  readonly holds: boolean;
}

/** A pause in typing after which the code is compared (milliseconds). */
const pauseMs = 300;

/** What tests have shown of the audited Projects' findings; it holds only as long as every file is what it was in the run. */
export class Proofs implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #held = new Map<string, ReadonlyMap<string, HeldProof>>();
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.sol");
    const check = (): void => this.#checkSoon();
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(check),
      watcher.onDidCreate(check),
      watcher.onDidDelete(check),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.languageId === "solidity") check();
      }),
    );
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** What was shown of a finding on exactly the present code; undefined where nothing was. */
  of({ project }: ProjectAudit, { id }: Finding): ProofRecord | undefined {
    const found = this.#held.get(project.root)?.get(id);
    return found?.holds === true ? found.record : undefined;
  }

  /** Every record of a Project, also of code that has changed since. */
  all({ root }: Project): readonly ProofRecord[] {
    return [...(this.#held.get(root)?.values() ?? [])].map(({ record }) => record);
  }

  /** True while the code is what it was in the record's run. */
  async isCurrent(project: Project, record: ProofRecord): Promise<boolean> {
    await this.load(project);
    return this.#held.get(project.root)?.get(record.finding)?.holds === true;
  }

  /** Reads the records of a Project and compares its code. */
  async load(project: Project): Promise<void> {
    const { readProofs } = await import("../../core/audit/proof/proofStore.ts");
    await this.#hold(project, await readProofs(this.#workbench.roots, project));
  }

  /** Keeps what a run has shown. */
  async keep(project: Project, record: ProofRecord): Promise<void> {
    const { writeProof } = await import("../../core/audit/proof/proofStore.ts");
    await writeProof(this.#workbench.roots, project, record);
    await this.load(project);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #checkSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), pauseMs);
  }

  async #check(): Promise<void> {
    const projects = await this.#workbench.projects.all();
    for (const project of projects.filter(({ root }) => this.#held.has(root))) await this.#hold(project, this.all(project));
  }

  async #hold(project: Project, records: readonly ProofRecord[]): Promise<void> {
    const toUri = await fileUriOf(project);
    const names = [...new Set(records.flatMap(({ files }) => Object.keys(files)))];
    const hashes = new Map(await Promise.all(names.map(async (name) => [name, await hashNow(toUri(name))] as const)));
    const held = records.map((record): readonly [string, HeldProof] => {
      const holds = Object.entries(record.files).every(([name, hash]) => hashes.get(name) === hash);
      return [record.finding, { record, holds }];
    });
    this.#held.set(project.root, new Map(held));
    this.#changed.fire();
  }
}
