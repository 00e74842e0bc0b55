import { jsonReport } from "../core/audit/export/renderJson.ts";
import type { Severity } from "../core/audit/finding.ts";
import type { ProjectsOutcome } from "../core/audit/projects/auditProjects.ts";
import type { TargetResult } from "../core/audit/projects/runTarget.ts";
import { describeProblem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import { visibleJson } from "../core/lib/visibleText.ts";
import { reportOf } from "./reportOf.ts";
import type { ExitCode } from "./terminal.ts";

/** What is said of the call as a whole. */
export interface TerminalFacts {
  readonly exitCode: ExitCode;
  readonly failOn: Severity | "never";
  readonly version: string;
}

/** The answer of `--json`; `docs/terminal.md` describes the shape. A change that breaks a reader raises `version`. */
export function renderTerminalJson({ kind, results }: ProjectsOutcome<TargetResult>, { exitCode, failOn, version }: TerminalFacts): string {
  return visibleJson({
    format: "hyperkit-terminal",
    version: 1,
    hyperkit: version,
    exitCode,
    failOn,
    interrupted: kind === "cancelled",
    projects: results.map((result) => entryOf(result, version)),
  });
}

function entryOf(result: TargetResult, version: string): object {
  const { project, scope } = result.target;
  const common = { name: project.name, root: project.root, ...(scope === undefined || scope === "" ? {} : { scope }) };
  if (result.kind === "failed") return { ...common, outcome: "failed", reason: reasonEntry(result.problem) };
  return {
    ...common,
    outcome: "audited",
    leftOut: result.leftOut,
    triageProblems: result.triage.problems.map(reasonEntry),
    report: jsonReport(reportOf(result, version)),
  };
}

function reasonEntry(why: Problem): object {
  const { id, what, fix } = describeProblem(why);
  return { id, what, fix };
}
