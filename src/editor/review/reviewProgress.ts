import * as vscode from "vscode";
import { measureUnits, reviewFile } from "../../core/audit/review/measureReview.ts";
import type { FileReview, MeasuredUnit } from "../../core/audit/review/measureReview.ts";
import { readMarks, writeMarks } from "../../core/audit/review/readMarks.ts";
import type { ProjectMarks } from "../../core/audit/review/readMarks.ts";
import { marksFolder } from "../../core/audit/review/reviewMarks.ts";
import type { AuthorMarks } from "../../core/audit/review/reviewMarks.ts";
import { readScope } from "../../core/audit/review/reviewScope.ts";
import type { ReviewScope } from "../../core/audit/review/reviewScope.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import { readFoundryConfig } from "../../core/foundry/readFoundryConfig.ts";
import { FolderReader } from "../audit/folderReader.ts";
import { readSeenText } from "../audit/seenText.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { FileUri } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";

/** How far the review of a Project has come. */
export interface ProjectReview {
  readonly project: Project;
  readonly toUri: FileUri;
  /** The files of the scope. */
  readonly files: readonly FileReview[];
  readonly authors: readonly AuthorMarks[];
  readonly problems: readonly Problem[];
}

/** A pause in typing after which files are measured again (milliseconds). */
const pauseMs = 250;

/** Measures what was reviewed in the open Projects, of the text as the person sees it. A Project without marks and scope file costs nothing. */
export class ReviewProgress implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #marks: FolderReader<ProjectMarks>;
  readonly #scopes: FolderReader<ReviewScope>;
  readonly #units = new Map<string, readonly MeasuredUnit[]>();
  readonly #subscriptions: vscode.Disposable;
  #reviews: readonly ProjectReview[] = [];
  #timer: NodeJS.Timeout | undefined;
  #last = Promise.resolve();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    const measure = (): void => this.#measureSoon();
    this.#marks = new FolderReader({ folder: marksFolder, read: async ({ root }) => readMarks(root), onRead: measure });
    this.#scopes = new FolderReader({ folder: ".hyperkit", read: async (project) => this.#scopeOf(project), onRead: measure });
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.sol");
    const forget = (uri: vscode.Uri): void => {
      this.#units.delete(uri.toString());
      this.#measureSoon();
    };
    const search = (uri: vscode.Uri): void => {
      forget(uri);
      void this.loadAll();
    };
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(search),
      watcher.onDidDelete(search),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === "solidity" && contentChanges.length > 0) forget(document.uri);
      }),
      workbench.projects.onDidChange(() => void this.loadAll()),
    );
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** The reviews of the Projects that have marks, a scope file, or a file that cannot be used. */
  all(): readonly ProjectReview[] {
    return this.#reviews;
  }

  /** A person's marks in a Project. */
  marksOf(project: Project, author: string): AuthorMarks {
    return this.authorsOf(project).find((one) => one.author === author) ?? { author, marks: [] };
  }

  /** Everybody's marks in a Project. */
  authorsOf({ root }: Project): readonly AuthorMarks[] {
    return this.#marks.all.get(root)?.authors ?? [];
  }

  /** Reads marks and scopes of the open Projects. */
  async loadAll(): Promise<void> {
    const projects = await this.#workbench.projects.all();
    this.#marks.keep(projects);
    this.#scopes.keep(projects);
    for (const project of projects) await this.load(project);
  }

  /** Reads marks and scope of a Project, and measures it. */
  async load(project: Project): Promise<void> {
    await this.#marks.load(project);
    await this.#scopes.load(project);
    await this.#measure();
  }

  /** Writes a person's marks; a failure is told. */
  async write(project: Project, marks: AuthorMarks): Promise<void> {
    const change = await writeMarks(project.root, marks);
    if (change.kind === "failed") await this.#workbench.notify.problem(change.problem);
    await this.load(project);
  }

  /** The lines of a document that were reviewed as they are now, from zero; undefined where it is in no review. */
  linesOf(document: vscode.TextDocument): readonly number[] | undefined {
    const found = this.#reviews.map((review) => ({ review, file: fileOf(review, document.uri) })).find(({ file }) => file !== undefined);
    if (found?.file === undefined) return undefined;
    return reviewFile(found.file, this.#unitsOf(document.uri, document.getText()), found.review.authors).reviewed;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#marks.dispose();
    this.#scopes.dispose();
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #scopeOf(project: Project): Promise<ReviewScope> {
    const { profile } = this.#workbench.settings(vscode.Uri.file(project.root)).foundry;
    const outcome = await readFoundryConfig({ project, profile });
    return outcome.kind === "ok" ? readScope(project, outcome.config) : { files: [], isOwn: true };
  }

  #measureSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#measure(), pauseMs);
  }

  /** One after the other: an older measure must not undo a newer one. */
  async #measure(): Promise<void> {
    const before = this.#last;
    this.#last = (async () => {
      await before;
      const reviews: ProjectReview[] = [];
      for (const project of await this.#workbench.projects.all()) {
        const [marks, scope] = [this.#marks.all.get(project.root), this.#scopes.all.get(project.root)];
        if (marks === undefined || scope === undefined) continue;
        if (marks.authors.length + marks.problems.length > 0 || !scope.isOwn) reviews.push(await this.#review(project, marks, scope));
      }
      this.#reviews = reviews;
      this.#changed.fire();
    })();
    await this.#last;
  }

  async #review(project: Project, { authors, problems }: ProjectMarks, scope: ReviewScope): Promise<ProjectReview> {
    const toUri = await fileUriOf(project);
    const files: FileReview[] = [];
    for (const file of scope.files) {
      const known = this.#units.get(toUri(file).toString());
      const text = known === undefined ? await readSeenText(project, toUri(file), file) : "";
      if (text !== undefined) files.push(reviewFile(file, known ?? this.#unitsOf(toUri(file), text), authors));
    }
    return { project, toUri, files, authors, problems };
  }

  #unitsOf(uri: vscode.Uri, text: string): readonly MeasuredUnit[] {
    const units = this.#units.get(uri.toString()) ?? measureUnits(text);
    this.#units.set(uri.toString(), units);
    return units;
  }
}

/** The root-relative path of a file that is in a review: in its scope, or with a mark. */
function fileOf({ files, authors, toUri }: ProjectReview, uri: vscode.Uri): string | undefined {
  const paths = new Set([...files.map(({ file }) => file), ...authors.flatMap(({ marks }) => marks.map(({ file }) => file))]);
  return [...paths].find((file) => toUri(file).toString() === uri.toString());
}
