import { join } from "node:path";
import * as vscode from "vscode";
import { problem } from "../../core/errors/problem.ts";
import { pathExists, realPathOf } from "../../core/foundry/allowedArea.ts";
import { findProjects, owningProject } from "../../core/foundry/findProjects.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { Notify } from "../notify.ts";
import type { Projects } from "../workbench.ts";

/**
 * The Projects of this window: searched on first use and again after a change of folders or of a foundry.toml. Keeps the
 * context keys that views and commands hang on. Reads folder listings only, so it works before trust as well.
 */
export function createProjects(context: vscode.ExtensionContext, notify: Notify): Projects {
  const changed = new vscode.EventEmitter<void>();
  let found: Promise<readonly Project[]> | undefined;
  const all = async (): Promise<readonly Project[]> => {
    const known = await (found ??= findProjects(openedFolders()));
    // The watcher may not hear of a foundry.toml that goes with its folder.
    if (await allExist(known)) return known;
    searchAgain();
    return (found ??= findProjects(openedFolders()));
  };
  const owning = async (file: vscode.Uri): Promise<Project | undefined> =>
    file.scheme === "file" ? owningProject(await all(), await realPathOf(file.fsPath)) : undefined;
  const changeContext = async (): Promise<void> => setContext(await all());
  const searchAgain = (): void => {
    found = undefined;
    void changeContext();
    changed.fire();
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**/foundry.toml");
  // After `activate`, so that start-up waits for no disk.
  const first = setTimeout(() => void changeContext());
  context.subscriptions.push(
    changed,
    watcher,
    new vscode.Disposable(() => clearTimeout(first)),
    watcher.onDidCreate(searchAgain),
    watcher.onDidDelete(searchAgain),
    watcher.onDidChange(searchAgain),
    vscode.workspace.onDidChangeWorkspaceFolders(searchAgain),
    vscode.workspace.onDidRenameFiles(searchAgain),
    vscode.workspace.onDidOpenTextDocument((document) => void (isSolidity(document) && changeContext())),
    vscode.workspace.onDidCloseTextDocument((document) => void (isSolidity(document) && changeContext())),
  );
  return {
    all,
    owning,
    async choose(placeHolder) {
      // Before the person is told that there is none: one that was moved here may have come unheard.
      if ((await all()).length === 0) searchAgain();
      return choose({ all, owning, notify }, placeHolder);
    },
    onDidChange: changed.event,
  };
}

async function allExist(projects: readonly Project[]): Promise<boolean> {
  return (await Promise.all(projects.map(async ({ root }) => pathExists(join(root, "foundry.toml"))))).every(Boolean);
}

function openedFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath);
}

function isSolidity(document: vscode.TextDocument): boolean {
  return document.languageId === "solidity";
}

async function setContext(projects: readonly Project[]): Promise<void> {
  const hasProject = projects.length > 0;
  await vscode.commands.executeCommand("setContext", "hyperkit.hasProject", hasProject);
  await vscode.commands.executeCommand("setContext", "hyperkit.severalProjects", projects.length > 1);
  await vscode.commands.executeCommand("setContext", "hyperkit.hasSolidity", hasProject || vscode.workspace.textDocuments.some(isSolidity));
}

async function choose(
  { all, owning, notify }: Pick<Projects, "all" | "owning"> & { readonly notify: Notify },
  placeHolder: string,
): Promise<Project | undefined> {
  const projects = await all();
  const [only, ...others] = projects;
  if (only === undefined) {
    await notify.problem(openedFolders().length === 0 ? problem("noFolder", {}) : problem("noProject", {}));
    return undefined;
  }
  const active = vscode.window.activeTextEditor;
  const owner = active === undefined ? undefined : await owning(active.document.uri);
  if (owner !== undefined || others.length === 0) return owner ?? only;
  const items = projects.map((project) => ({ label: project.name, description: project.root, project }));
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.project;
}
