import type { CallOptions } from "../../lib/callOptions.ts";
import type { Project } from "../../foundry/project.ts";

/** Progress over several Projects; `index` counts from zero. */
export type ProjectsEvent<Result> =
  | {
      readonly kind: "projectStarted";
      readonly operation: "auditProjects";
      readonly project: Project;
      readonly index: number;
      readonly count: number;
    }
  | {
      readonly kind: "projectEnded";
      readonly operation: "auditProjects";
      readonly project: Project;
      readonly result: Result;
      readonly index: number;
      readonly count: number;
    };

/** What came of the Projects. Those that were finished before a cancel keep their results. */
export interface ProjectsOutcome<Result> {
  readonly kind: "done" | "cancelled";
  readonly results: readonly Result[];
}

/**
 * Audits Projects one after another, each by `auditOne`, and tells of each as it ends: an audit of one takes all processors, so that two
 * at once would end no sooner. One that fails is a result like any other and stops nothing.
 */
export async function auditProjects<Target extends { readonly project: Project }, Result extends { readonly kind: string }>(
  targets: readonly Target[],
  auditOne: (target: Target, signal: AbortSignal) => Promise<Result | { readonly kind: "cancelled" }>,
  { signal, onEvent }: CallOptions<ProjectsEvent<Result>>,
): Promise<ProjectsOutcome<Result>> {
  const results: Result[] = [];
  const count = targets.length;
  for (const [index, target] of targets.entries()) {
    const { project } = target;
    if (signal.aborted) return { kind: "cancelled", results };
    onEvent?.({ kind: "projectStarted", operation: "auditProjects", project, index, count });
    const result = await auditOne(target, signal);
    if (isCancelled(result)) return { kind: "cancelled", results };
    results.push(result);
    onEvent?.({ kind: "projectEnded", operation: "auditProjects", project, result, index, count });
  }
  return { kind: "done", results };
}

function isCancelled(result: { readonly kind: string }): result is { readonly kind: "cancelled" } {
  return result.kind === "cancelled";
}
