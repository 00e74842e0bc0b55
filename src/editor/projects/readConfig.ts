import * as vscode from "vscode";
import { readFoundryConfig } from "../../core/foundry/readFoundryConfig.ts";
import type { FoundryConfig } from "../../core/foundry/foundryConfig.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { Workbench } from "../workbench.ts";

/** The Project's foundry.toml with the profile of the settings; undefined: the person was told what is wrong with it. */
export async function readConfig(workbench: Workbench, project: Project): Promise<FoundryConfig | undefined> {
  const { profile } = workbench.settings(vscode.Uri.file(project.root)).foundry;
  const outcome = await readFoundryConfig({ project, profile });
  if (outcome.kind === "ok") return outcome.config;
  await workbench.notify.problem(outcome.problem);
  return undefined;
}
