import * as vscode from "vscode";
import type { Finding } from "../../core/audit/finding.ts";
import { shiftRange } from "../../core/audit/shiftRange.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Audits } from "./audits.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { hashNow } from "./hashNow.ts";

/** Where a finding is now. `stale`: its file is no longer what was analysed. Without a range nobody knows the place any more. */
export interface PresentPlace {
  readonly stale: boolean;
  readonly range: SourceRange | undefined;
}

interface FollowedFile {
  readonly uri: vscode.Uri;
  readonly hash: string;
  readonly findings: readonly Finding[];
  /** By id; shifted with each edit. */
  readonly ranges: Map<string, SourceRange | undefined>;
  stale: boolean;
}

/** A pause in typing after which the text is compared (milliseconds). */
const pauseMs = 250;

/** How late the editor may tell of a change that was there before the audit began (milliseconds). */
const settlingMs = 1000;

/** Where the sources of others, tests and scripts usually are. */
const notAudited = /(?:^|\/)(?:lib|node_modules|test|script|out|cache)\/|\.[ts]\.sol$/;

/**
 * Follows the findings' files: ranges move with edits, and a file whose text differs from the analysed one is stale. Nothing is
 * forgotten: undoing an edit makes the findings fresh again, on their exact places.
 */
export class FindingPlaces implements vscode.Disposable {
  readonly #audits: Audits;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #files = new Map<string, FollowedFile>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #audited = new Map<string, ProjectAudit>();
  /** Roots of audits since which a source without findings was changed. */
  readonly #changedElsewhere = new Set<string>();
  readonly #subscriptions: vscode.Disposable;

  constructor(audits: Audits) {
    this.#audits = audits;
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.sol");
    const check = (uri: vscode.Uri): void => (this.#files.has(uri.toString()) ? this.#check(uri.toString()) : this.#note(uri));
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(check),
      watcher.onDidCreate(check),
      watcher.onDidDelete(check),
      audits.onDidChange(() => this.#follow()),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => check(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#edited(document, contentChanges)),
    );
  }

  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** Where a finding of an audit is now. */
  of({ toUri }: ProjectAudit, finding: Finding): PresentPlace {
    // Where only people say it, it was looked for in the text of now.
    if (!isByAnalyzer(finding)) return { stale: finding.stale === true, range: finding.range };
    const file = this.#files.get(toUri(finding.file).toString());
    if (file === undefined || !file.ranges.has(finding.id)) return { stale: false, range: finding.range };
    return { stale: file.stale, range: file.stale ? file.ranges.get(finding.id) : finding.range };
  }

  /** True when a source of the Project is no longer what was audited. */
  isStale({ project, outcome, toUri }: ProjectAudit): boolean {
    if (this.#changedElsewhere.has(project.root)) return true;
    const files = new Set(outcome.findings.filter(isByAnalyzer).map(({ file }) => file));
    return [...files].some((file) => this.#files.get(toUri(file).toString())?.stale === true);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /** Takes up the files of new audits; a file may have changed while it was analysed. */
  #follow(): void {
    const current = new Map(this.#audits.all().map((audit) => [audit.project.root, audit]));
    for (const [root, audit] of this.#audited) {
      if (current.get(root)?.finishedAt === audit.finishedAt) continue;
      for (const { file } of audit.outcome.findings) this.#files.delete(audit.toUri(file).toString());
      this.#audited.delete(root);
    }
    for (const [root, audit] of current) {
      if (this.#audited.has(root)) continue;
      this.#audited.set(root, audit);
      this.#changedElsewhere.delete(root);
      for (const [file, findings] of Map.groupBy(audit.outcome.findings.filter(isByAnalyzer), (finding) => finding.file)) {
        const uri = audit.toUri(file);
        const ranges = new Map(findings.map(({ id, range }) => [id, range]));
        this.#files.set(uri.toString(), { uri, hash: findings[0]?.fileHash ?? "", findings, ranges, stale: false });
        void this.#compare(uri.toString());
      }
    }
    this.#changed.fire();
  }

  #edited({ uri }: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const file = this.#files.get(uri.toString());
    if (file === undefined || changes.length === 0) return;
    for (const { range, text } of changes) {
      const edit = { range: toSourceRange(range), text };
      for (const [id, place] of file.ranges) if (place !== undefined) file.ranges.set(id, shiftRange(place, edit));
    }
    this.#check(uri.toString());
  }

  /** A source without findings was changed: there is nothing to move, but it was not audited as it is now. */
  #note(uri: vscode.Uri): void {
    for (const [root, { toUri, finishedAt }] of this.#audited) {
      const folder = `${toUri(".").path}/`;
      const isSource = uri.path.startsWith(folder) && !notAudited.test(uri.path.slice(folder.length));
      const isOfAudit = isSource && finishedAt.getTime() + settlingMs < Date.now();
      if (!isOfAudit || this.#changedElsewhere.has(root)) continue;
      this.#changedElsewhere.add(root);
      this.#changed.fire();
    }
  }

  #check(key: string): void {
    if (!this.#files.has(key)) return;
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#compare(key), pauseMs),
    );
  }

  async #compare(key: string): Promise<void> {
    const file = this.#files.get(key);
    if (file === undefined) return;
    const now = await hashNow(file.uri);
    const stale = file.findings.some(({ fileHash }) => fileHash !== now);
    if (this.#files.get(key) !== file || (!stale && !file.stale)) return;
    file.stale = stale;
    // The text is the analysed one again, and so are the places.
    if (!stale) for (const { id, range } of file.findings) file.ranges.set(id, range);
    this.#changed.fire();
  }
}

function isByAnalyzer({ reports }: Finding): boolean {
  return reports.some(({ analyzer }) => analyzer !== "manual");
}

function toSourceRange({ start, end }: vscode.Range): SourceRange {
  return { startLine: start.line, startCharacter: start.character, endLine: end.line, endCharacter: end.character };
}
