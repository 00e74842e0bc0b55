import { executeDependencyPlan, planDependency } from "../../core/generate/addDependency.ts";
import type { DependencyPlan } from "../../core/generate/addDependency.ts";
import { readDependencyArchive } from "../../core/generate/dependencyArchive.ts";
import type { DependencyArchive } from "../../core/generate/dependencyArchive.ts";
import type { OpenZeppelinSource } from "../../core/generate/openZeppelinVersion.ts";
import type { FoundryConfig } from "../../core/foundry/foundryConfig.ts";
import type { Project } from "../../core/foundry/project.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import type { Workbench } from "../workbench.ts";
import { readConfig } from "../projects/readConfig.ts";

/** Adds OpenZeppelin Contracts to a Project of the person's choice. */
export async function addDependency(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("Add OpenZeppelin Contracts to which project?");
  if (project === undefined) return;
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const added = await addOpenZeppelin(workbench, project, config);
  if (added === undefined) return;
  const { how, openZeppelin } = added;
  await workbench.notify.info(
    how === "present"
      ? `${project.name} has OpenZeppelin Contracts ${openZeppelin.version.text} already.`
      : `Added OpenZeppelin Contracts ${openZeppelin.version.text} to ${project.name}.`,
  );
}

/** The library that ships with HyperKit; undefined: the person was told why it cannot be read. */
export async function shippedLibrary(workbench: Workbench): Promise<DependencyArchive | undefined> {
  const outcome = await readDependencyArchive(workbench.context.asAbsolutePath("dist/openzeppelin-contracts.json.gz"));
  if (outcome.kind === "ok") return outcome.archive;
  await workbench.notify.problem(outcome.problem);
  return undefined;
}

/** Adds the library after the person agreed to the list of what is added. Undefined: it was not added, and the person knows why. */
export async function addOpenZeppelin(
  workbench: Workbench,
  project: Project,
  config: FoundryConfig,
): Promise<{ readonly how: "added" | "present"; readonly openZeppelin: OpenZeppelinSource } | undefined> {
  const archive = await shippedLibrary(workbench);
  if (archive === undefined) return undefined;
  const planned = await planDependency({ project, config, archive });
  if (planned.kind === "failed") {
    await workbench.notify.problem(planned.problem);
    return undefined;
  }
  if (planned.kind === "present") return { how: "present", openZeppelin: planned.openZeppelin };
  const { plan } = planned;
  const question = `Add OpenZeppelin Contracts ${plan.openZeppelin.version.text} to ${project.name}?`;
  if (!(await workbench.notify.confirm(question, describePlan(plan), "Add"))) return undefined;
  const outcome = await withCancellableProgress("Adding OpenZeppelin Contracts", async (signal, report) =>
    executeDependencyPlan(plan, { signal, onEvent: ({ files, of }) => report(`${files} of ${of} files`) }),
  );
  if (outcome.kind === "placed") return { how: "added", openZeppelin: plan.openZeppelin };
  if (outcome.kind === "cancelled") return undefined;
  // Another window may have added it in between.
  const again = await planDependency({ project, config, archive });
  if (again.kind === "present") return { how: "present", openZeppelin: again.openZeppelin };
  await workbench.notify.problem(outcome.problem);
  return undefined;
}

function describePlan({ folder, remapping }: DependencyPlan): string {
  const changes: Record<DependencyPlan["remapping"]["change"], string> = {
    create: `A new remappings.txt with one line:\n${remapping.line}`,
    append: `One line at the end of remappings.txt:\n${remapping.line}`,
    keep: "remappings.txt stays as it is.",
  };
  const sources = folder === undefined ? [] : [`${folder.files} files in the new folder ${folder.path}`];
  return [...sources, changes[remapping.change], "Nothing else is changed. The sources are under the MIT licence."].join("\n\n");
}
