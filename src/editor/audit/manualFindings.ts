import * as vscode from "vscode";
import { placeManualFindings } from "../../core/audit/manual/placeManualFindings.ts";
import type { ManualFinding } from "../../core/audit/manual/placeManualFindings.ts";
import { manualFolder } from "../../core/audit/manual/manualRecord.ts";
import type { ManualRecord } from "../../core/audit/manual/manualRecord.ts";
import { readManualFindings } from "../../core/audit/manual/readManualFindings.ts";
import type { ProjectManual } from "../../core/audit/manual/readManualFindings.ts";
import { removeManualFinding, writeManualFinding } from "../../core/audit/manual/writeManualFinding.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { FileUri } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import { FolderReader } from "./folderReader.ts";
import { readSeenText } from "./seenText.ts";

/** The manual findings of a Project, on their present places. */
export interface ProjectFindings extends ProjectManual {
  readonly project: Project;
  readonly toUri: FileUri;
  readonly findings: readonly ManualFinding[];
  readonly readAt: Date;
}

/** A pause in typing after which the places are looked for again (milliseconds). */
const pauseMs = 250;

/** The manual findings of the open Projects. They follow the code as the person sees it, saved or not. */
export class ManualFindings implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #reader: FolderReader<ProjectFindings>;
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#reader = new FolderReader({ folder: manualFolder, read: readProject, onRead: () => this.#changed.fire() });
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.sol");
    const check = (uri: vscode.Uri): void => this.#placeSoon(uri);
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(check),
      watcher.onDidCreate(check),
      watcher.onDidDelete(check),
      vscode.workspace.onDidChangeTextDocument(({ document }) => check(document.uri)),
    );
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** Those of the Projects that have any, or a file that cannot be used. */
  all(): readonly ProjectFindings[] {
    return [...this.#reader.all.values()].filter(({ records, problems }) => records.length > 0 || problems.length > 0);
  }

  /** What cannot be used. */
  problemsOf({ root }: Project): readonly Problem[] {
    return this.#reader.all.get(root)?.problems ?? [];
  }

  /** The record of a finding as it was read last. */
  record({ root }: Project, id: string): ManualRecord | undefined {
    return this.#reader.all.get(root)?.records.find((record) => record.id === id);
  }

  /** Reads those of the open Projects. */
  async loadAll(): Promise<void> {
    const projects = await this.#workbench.projects.all();
    this.#reader.keep(projects);
    for (const project of projects) await this.#reader.load(project);
  }

  /** Writes a record; false when it failed, which the person was told. */
  async write(project: Project, record: ManualRecord): Promise<boolean> {
    const change = await writeManualFinding(project.root, record);
    if (change.kind === "failed") await this.#workbench.notify.problem(change.problem);
    await this.#reader.load(project);
    return change.kind === "written";
  }

  /** Takes a record away; false when it failed, which the person was told. */
  async remove(project: Project, id: string): Promise<boolean> {
    const change = await removeManualFinding(project.root, id);
    if (change.kind === "failed") await this.#workbench.notify.problem(change.problem);
    await this.#reader.load(project);
    return change.kind === "removed";
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#reader.dispose();
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #placeSoon(uri: vscode.Uri): void {
    const concerned = this.all().filter(({ records, toUri }) => records.some(({ file }) => toUri(file).toString() === uri.toString()));
    if (concerned.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.loadAll(), pauseMs);
  }
}

async function readProject(project: Project): Promise<ProjectFindings> {
  const manual = await readManualFindings(project.root);
  const toUri = await fileUriOf(project);
  const findings = await placeManualFindings(manual.records, async (file) => readSeenText(project, toUri(file), file));
  return { ...manual, project, toUri, findings, readAt: new Date() };
}
