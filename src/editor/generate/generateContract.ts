import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { FoundryConfig } from "../../core/foundry/foundryConfig.ts";
import type { Project } from "../../core/foundry/project.ts";
import { draftContract } from "../../core/generate/draftContract.ts";
import { findOpenZeppelin, usualPrefix } from "../../core/generate/openZeppelin.ts";
import type { OpenZeppelinSource } from "../../core/generate/openZeppelinVersion.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";
import { addOpenZeppelin, shippedLibrary } from "./addDependency.ts";
import { askTemplate } from "./askTemplate.ts";
import { Drafts, draftTarget } from "./drafts.ts";
import { readConfig } from "../projects/readConfig.ts";
import { readTarget } from "./readTarget.ts";

/** Asks what to generate and shows it as a draft; nothing is written before the draft is accepted. */
export async function generateContract(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("Generate a contract in which project?");
  if (project === undefined) return;
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const library = await findLibrary(workbench, project, config);
  if (library === undefined) return;
  const asked = await askTemplate(workbench.context.workspaceState, library.openZeppelin);
  if (asked === undefined) return;
  const openZeppelin = library.installed ? library.openZeppelin : (await addOpenZeppelin(workbench, project, config))?.openZeppelin;
  if (openZeppelin === undefined) return;
  const outcome = draftContract({ ...asked, openZeppelin, sourceFolder: config.src });
  if (outcome.kind === "failed") return workbench.notify.problem(outcome.problem);
  await showDraft(workbench, project, outcome.file);
}

/** The library to ask for: the Project's own, or the one that would be added after the questions. */
async function findLibrary(
  workbench: Workbench,
  project: Project,
  config: FoundryConfig,
): Promise<{ readonly installed: boolean; readonly openZeppelin: OpenZeppelinSource } | undefined> {
  const found = await findOpenZeppelin(project, config);
  if (found.kind === "found") return { installed: true, openZeppelin: found };
  if (found.kind === "failed") {
    await workbench.notify.problem(found.problem);
    return undefined;
  }
  const version = found.kind === "unmapped" ? found.version : (await shippedLibrary(workbench))?.version;
  return version === undefined ? undefined : { installed: false, openZeppelin: { version, importPrefix: usualPrefix } };
}

async function showDraft(workbench: Workbench, project: Project, file: { readonly path: string; readonly source: string }): Promise<void> {
  const drafts = new Drafts(workbench.context.workspaceState);
  const target = (await fileUriOf(project))(file.path).toString();
  const draft = { id: randomUUID(), root: project.root, path: file.path, target, source: file.source };
  const before = await readTarget(draftTarget(draft));
  if (before === file.source) {
    await vscode.window.showTextDocument(draftTarget(draft));
    return;
  }
  const complete = before === undefined ? draft : { ...draft, before };
  await drafts.add(complete);
  await drafts.show(complete);
}
