import type { FoundryConfig } from "../../../src/core/foundry/foundryConfig.ts";
import { readFoundryConfig } from "../../../src/core/foundry/readFoundryConfig.ts";
import type { Project } from "../../../src/core/foundry/project.ts";
import type { OpenZeppelinSource } from "../../../src/core/generate/openZeppelinVersion.ts";

/** The library as a Project has it in the named release. */
export function openZeppelinOf(text: string): OpenZeppelinSource {
  const [major, minor] = text.split(".").map(Number);
  return { version: { text, major: major ?? 0, minor: minor ?? 0 }, importPrefix: "@openzeppelin/contracts/" };
}

/** The library of the tests. */
export const openZeppelin = openZeppelinOf("5.7.0");

/** The folder as a Project with its own foundry.toml. */
export async function projectIn(root: string): Promise<{ readonly project: Project; readonly config: FoundryConfig }> {
  const project = { root, name: "sample" };
  const outcome = await readFoundryConfig({ project, profile: "default" });
  if (outcome.kind === "failed") throw new Error(JSON.stringify(outcome.problem));
  return { project, config: outcome.config };
}
