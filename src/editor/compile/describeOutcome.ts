import type { CompileOutcome } from "../../core/compile/compileOutcome.ts";
import type { CompilerDiagnostic } from "../../core/compile/diagnostic.ts";
import { describeProblem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";

/** One sentence: what a compilation came to. */
export function summarize(project: Project, outcome: CompileOutcome): string {
  if (outcome.kind === "cancelled") return `${project.name}: cancelled.`;
  if (outcome.kind === "failed") {
    const { what, fix, id } = describeProblem(outcome.problem);
    return `${project.name}: ${what} ${fix} (${id})`;
  }
  const count = (severity: CompilerDiagnostic["severity"], noun: string): string => {
    const found = outcome.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return `${found} ${noun}${found === 1 ? "" : "s"}`;
  };
  const seconds = (outcome.durationMs / 1000).toFixed(1);
  return `${project.name} ${outcome.succeeded ? "compiled" : "does not compile"}: ${count("error", "error")}, ${count("warning", "warning")} (${seconds} s).`;
}

/** A diagnostic as a line that the terminal makes clickable: one-based, `file:line:column`. */
export function diagnosticLine({ file, range, severity, code, message }: CompilerDiagnostic): string {
  const place = `${file}:${range.startLine + 1}:${range.startCharacter + 1}`;
  return `${place}: ${severity}${code === "" ? "" : ` (${code})`}: ${message}`;
}
