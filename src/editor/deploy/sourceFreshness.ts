import { relative, sep } from "node:path";
import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import type { Workbench } from "../workbench.ts";

/** Knows whether the last build of a Project is still what its sources say. */
export interface SourceFreshness extends vscode.Disposable {
  of(project: Project): { readonly stale: boolean; readonly unsaved: readonly string[] };
  readonly onDidChange: vscode.Event<void>;
}

/** Follows saved files and unsaved editors; reads none of them. */
export function followSources({ contracts, projects }: Workbench): SourceFreshness {
  const changed = new vscode.EventEmitter<void>();
  // Milliseconds since the epoch, by root: the newest change of a source, and the start of the last build.
  const changedAt = new Map<string, number>();
  const builtAt = new Map<string, number>();
  const watcher = vscode.workspace.createFileSystemWatcher("**/{*.sol,foundry.toml,remappings.txt}");
  const mark = async (file: vscode.Uri): Promise<void> => {
    const project = await projects.owning(file);
    if (project === undefined) return;
    // The time in the file, not of this event: a build on save may have begun before the watcher speaks.
    const time = await vscode.workspace.fs.stat(file).then(
      ({ mtime }) => mtime,
      () => Date.now(),
    );
    changedAt.set(project.root, Math.max(time, changedAt.get(project.root) ?? 0));
    changed.fire();
  };
  let unsaved = "";
  // Fired for every keystroke: only a file that becomes dirty or clean is a change.
  const edited = (): void => {
    const now = dirtyFiles().join("\n");
    if (now === unsaved) return;
    unsaved = now;
    changed.fire();
  };
  const registered = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidChange(mark),
    watcher.onDidCreate(mark),
    watcher.onDidDelete(mark),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === "solidity") edited();
    }),
    vscode.workspace.onDidSaveTextDocument(edited),
    contracts.onDidCompile(({ project, outcome }) => {
      if (outcome.kind === "compiled") builtAt.set(project.root, Date.now() - outcome.durationMs);
    }),
  );
  return {
    of: ({ root }) => ({
      stale: (changedAt.get(root) ?? 0) > (builtAt.get(root) ?? 0),
      unsaved: dirtyFiles().flatMap((file) => inside(root, file)),
    }),
    onDidChange: changed.event,
    dispose() {
      registered.dispose();
    },
  };
}

function dirtyFiles(): readonly string[] {
  return vscode.workspace.textDocuments
    .filter(({ isDirty, languageId, uri }) => isDirty && languageId === "solidity" && uri.scheme === "file")
    .map(({ uri }) => uri.fsPath);
}

/** The file as a root-relative POSIX path, if it lies in the root. */
function inside(root: string, file: string): readonly string[] {
  const path = relative(root, file);
  return path.startsWith("..") || path === file ? [] : [path.split(sep).join("/")];
}
