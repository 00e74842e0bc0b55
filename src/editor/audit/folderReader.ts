import type * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import { followFolder } from "../../core/storage/followFolder.ts";
import type { FollowedFolder } from "../../core/storage/followFolder.ts";

/** Files come and go in groups: a checkout, a merge (milliseconds). */
const pauseMs = 150;

/** What is read, and how. */
export interface FolderReading<T> {
  /** Root-relative POSIX path. */
  readonly folder: string;
  read(project: Project): Promise<T>;
  onRead(): void;
}

/** Reads a folder of Projects, again whenever its files change, one reading of a Project after the other. */
export class FolderReader<T> implements vscode.Disposable {
  readonly #reading: FolderReading<T>;
  readonly #read = new Map<string, T>();
  readonly #followed = new Map<string, FollowedFolder>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(reading: FolderReading<T>) {
    this.#reading = reading;
  }

  /** What was read last, by the Project's root. */
  get all(): ReadonlyMap<string, T> {
    return this.#read;
  }

  /** Reads now, after those readings that have begun, and from now on whenever something changes. */
  async load(project: Project): Promise<void> {
    const loading = this.#loadAfter(project, this.#loading.get(project.root));
    this.#loading.set(project.root, loading);
    await loading;
  }

  /** Forgets the Projects that are not among these. */
  keep(projects: readonly Project[]): void {
    const roots = new Set(projects.map(({ root }) => root));
    for (const root of [...this.#read.keys()].filter((key) => !roots.has(key))) {
      this.#followed.get(root)?.close();
      this.#followed.delete(root);
      this.#read.delete(root);
    }
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const folder of this.#followed.values()) folder.close();
  }

  async #loadAfter(project: Project, before: Promise<void> | undefined): Promise<void> {
    await before;
    const { root } = project;
    const followed = this.#followed.get(root) ?? followFolder(root, this.#reading.folder, () => this.#loadSoon(project));
    this.#followed.set(root, followed);
    await followed.renew();
    this.#read.set(root, await this.#reading.read(project));
    this.#reading.onRead();
  }

  #loadSoon(project: Project): void {
    clearTimeout(this.#timers.get(project.root));
    this.#timers.set(
      project.root,
      setTimeout(() => void this.load(project), pauseMs),
    );
  }
}
