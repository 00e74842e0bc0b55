import type { FoundryConfig } from "../../core/foundry/foundryConfig.ts";
import type { Project } from "../../core/foundry/project.ts";
import { draftContract } from "../../core/generate/draftContract.ts";
import { findOpenZeppelin, usualPrefix } from "../../core/generate/openZeppelin.ts";
import type { OpenZeppelinSource } from "../../core/generate/openZeppelinVersion.ts";
import type { Workbench } from "../workbench.ts";
import { showDraft } from "./showDraft.ts";
import { addOpenZeppelin, shippedLibrary } from "./addDependency.ts";
import { askTemplate } from "./askTemplate.ts";
import { readConfig } from "../projects/readConfig.ts";

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
