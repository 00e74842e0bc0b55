import { realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import { describeProblem } from "../../core/errors/problem.ts";
import { listInstalledSolc } from "../../core/foundry/installedSolc.ts";
import { checkProjectFolder, newProject as createProject, proposeProjectName } from "../../core/generate/newProject.ts";
import { checkContractName } from "../../core/generate/templates/checkText.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import type { Workbench } from "../workbench.ts";
import { askText } from "./askStep.ts";

/** Creates a Foundry project in the open folder if it is empty, else in a folder of the person's choice, and builds it. */
export async function newProject(workbench: Workbench): Promise<void> {
  const folder = await chooseFolder(workbench);
  if (folder === undefined) return;
  const name = await askText({
    title: "New Project",
    step: 1,
    totalSteps: 1,
    prompt: `The name of its first contract, in ${folder.fsPath}`,
    value: proposeProjectName(folder.fsPath),
    check(text) {
      const found = checkContractName(text, "Counter");
      return found === undefined ? undefined : `${describeProblem(found).what} ${describeProblem(found).fix}`;
    },
  });
  if (name.kind !== "answered") return;
  const host = readHostEnvironment();
  const outcome = await withCancellableProgress("Creating the project", async (signal) =>
    createProject({ folder: folder.fsPath, name: name.value }, { installedSolc: async () => listInstalledSolc(host) }, { signal }),
  );
  if (outcome.kind === "cancelled") return;
  if (outcome.kind === "failed") return workbench.notify.problem(outcome.problem);
  await show(workbench, folder, name.value);
}

async function chooseFolder(workbench: Workbench): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme === "file" && (await checkProjectFolder(uri.fsPath)) === undefined) return uri;
  }
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: "An empty folder for the new project",
      openLabel: "Create Project Here",
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  const found = chosen === undefined ? undefined : await checkProjectFolder(chosen.fsPath);
  if (found === undefined) return chosen;
  await workbench.notify.problem(found);
  return undefined;
}

/** Builds the new project and says what came of it; a folder that is not open is offered to be opened. */
async function show(workbench: Workbench, folder: vscode.Uri, name: string): Promise<void> {
  const root = await realpath(folder.fsPath);
  const project = { root, name: basename(root) };
  const source = vscode.Uri.file(join(folder.fsPath, "src", `${name}.sol`));
  const isOpen = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  if (isOpen) await vscode.window.showTextDocument(source, { preview: false });
  const compiled = await workbench.contracts.compile(project);
  const built = compiled.kind === "compiled" && compiled.succeeded;
  const text = built ? `${project.name} is ready: ${name} compiles without errors.` : `${project.name} was created, but not built.`;
  if (isOpen) return void (await workbench.notify.info(text));
  const open = "Open Folder";
  if ((await workbench.notify.info(text, open)) === open) await vscode.commands.executeCommand("vscode.openFolder", folder);
}
