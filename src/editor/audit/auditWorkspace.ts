import * as vscode from "vscode";
import { auditProjects } from "../../core/audit/projects/auditProjects.ts";
import { counted } from "../../core/audit/auditWords.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { saveProject } from "../compile/saveProject.ts";
import { readConfig } from "../projects/readConfig.ts";
import type { Workbench } from "../workbench.ts";
import { auditProject, reportProgress, shownMs } from "./auditCommands.ts";
import type { ProjectAudit } from "./projectAudit.ts";
import { auditsOf } from "./openAudits.ts";
import { triagedCounts } from "./triageText.ts";

/** Where the window keeps the roots of the Projects that an audit of the workspace has not come to yet. */
const leftKey = "audit.workspace.left";

/**
 * Command: audits all Projects of the workspace, one after another; each is in the view as it ends. After a cancel, or when the window was
 * closed meanwhile, the next call offers to go on with those that are left.
 */
export async function auditWorkspace(workbench: Workbench): Promise<void> {
  const all = await workbench.projects.all();
  if (all.length < 2) return auditProject(workbench);
  const projects = await chooseProjects(workbench, all);
  if (projects === undefined) return;
  const left = new Set(projects.map(({ root }) => root));
  const keep = async (): Promise<void> => workbench.context.workspaceState.update(leftKey, left.size === 0 ? undefined : [...left]);
  await keep();
  const outcome = await withCancellableProgress("Auditing the workspace", async (signal, report) => {
    let title = "";
    const auditOne = async ({ project }: { readonly project: Project }): Promise<OneAudit> => {
      const onEvent = reportProgress((message) => report(`${title}: ${message}`));
      const result = await auditOneProject(workbench, project, { signal, onEvent });
      if (result.kind === "cancelled") return result;
      left.delete(project.root);
      await keep();
      return result;
    };
    return auditProjects(
      projects.map((project) => ({ project })),
      auditOne,
      {
        signal,
        onEvent: (event) => {
          title = `${event.project.name} (${event.index + 1} of ${event.count})`;
          report(title);
        },
      },
    );
  });
  if (outcome.kind === "done") tellResult(workbench, outcome.results);
}

/** `skipped`: the person was told why, or audits that Project elsewhere. */
type OneAudit = { readonly kind: "audited"; readonly audit: ProjectAudit } | { readonly kind: "skipped" } | { readonly kind: "cancelled" };

async function auditOneProject(
  workbench: Workbench,
  project: Project,
  how: Parameters<ReturnType<typeof auditsOf>["run"]>[2],
): Promise<OneAudit> {
  await saveProject(project, workbench.projects);
  const config = await readConfig(workbench, project);
  if (config === undefined) return { kind: "skipped" };
  const result = await auditsOf(workbench).run(project, config, how);
  if (!("kind" in result)) return { kind: "audited", audit: result };
  // Another audit of this Project took over: it tells what comes of it.
  return how.signal.aborted ? { kind: "cancelled" } : { kind: "skipped" };
}

/** All Projects, or what an earlier call has left; undefined: the person wants neither. */
async function chooseProjects(workbench: Workbench, all: readonly Project[]): Promise<readonly Project[] | undefined> {
  const known = new Set(workbench.context.workspaceState.get<readonly string[]>(leftKey, []));
  const left = all.filter(({ root }) => known.has(root));
  if (left.length === 0 || left.length === all.length) return all;
  const [goOn, anew] = ["Go On", "Start Anew"];
  const text = `The last audit of the workspace was not finished: ${left.length} of ${counted(all.length, "project")} left.`;
  const answer = await workbench.notify.info(text, goOn, anew);
  return answer === goOn ? left : answer === anew ? all : undefined;
}

function tellResult(workbench: Workbench, results: readonly OneAudit[]): void {
  const { triages } = auditsOf(workbench);
  const audits = results.flatMap((result) => (result.kind === "audited" ? [result.audit] : []));
  const counts = triagedCounts(
    audits.flatMap((audit) => triages.of(audit)),
    triages,
  );
  const complete = audits.length === results.length && audits.every(({ outcome }) => outcome.complete);
  const text = `$(shield) Audit of ${counted(audits.length, "project")}: ${counts}, ${complete ? "complete" : "incomplete"}`;
  vscode.window.setStatusBarMessage(text, shownMs);
  const incomplete = audits.filter(({ outcome }) => !outcome.complete);
  if (incomplete.length === 0) return;
  // One message for the first; the view lists all of them with their reasons.
  const why = incomplete
    .flatMap(({ outcome }) => outcome.runs.map((run) => (run.outcome.kind === "notAnalysed" ? run.outcome.problem : undefined)))
    .find((found) => found !== undefined);
  void workbench.notify.problem(why ?? problem("analyzersOff", { key: "hyperkit.audit.analyzers" }));
}
