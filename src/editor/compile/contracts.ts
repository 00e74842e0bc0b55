import * as vscode from "vscode";
import type { CompileOutcome } from "../../core/compile/compileOutcome.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { CompileHow, Contracts, Workbench } from "../workbench.ts";
import { showCompileProgress } from "./compileProgress.ts";
import { saveProject } from "./saveProject.ts";

/** What the compilations are made of: the workbench without themselves. */
export type ContractsBase = Omit<Workbench, "contracts">;

/** Makes the compilations of this window. The compiler's code is loaded at the first one. */
export function createContracts(base: ContractsBase): Contracts {
  const contracts = new ProjectContracts(base);
  base.context.subscriptions.push(contracts);
  return contracts;
}

interface Run {
  readonly controller: AbortController;
  readonly outcome: Promise<CompileOutcome>;
  /** The run that replaced this one. */
  next?: Run;
}

class ProjectContracts implements Contracts, vscode.Disposable {
  readonly #base: ContractsBase;
  readonly #compiled = new vscode.EventEmitter<{ readonly project: Project; readonly outcome: CompileOutcome }>();
  readonly #last = new Map<string, CompileOutcome>();
  readonly #runs = new Map<string, Run>();
  /** The failure each Project's person was told of; compiling on save does not repeat it. */
  readonly #told = new Map<string, string>();

  constructor(base: ContractsBase) {
    this.#base = base;
  }

  get onDidCompile(): Contracts["onDidCompile"] {
    return this.#compiled.event;
  }

  last(project: Project): CompileOutcome | undefined {
    return this.#last.get(project.root);
  }

  async compile(project: Project, how: CompileHow = { reason: "command" }): Promise<CompileOutcome> {
    if (how.reason === "command") await saveProject(project, this.#base.projects);
    const controller = new AbortController();
    const signal = how.signal === undefined ? controller.signal : AbortSignal.any([controller.signal, how.signal]);
    const run: Run = { controller, outcome: this.#compileOnce(project, how, signal) };
    const replaced = this.#runs.get(project.root);
    if (replaced !== undefined) replaced.next = run;
    replaced?.controller.abort();
    this.#runs.set(project.root, run);
    await this.#showRunning();
    let newest = run;
    let outcome = await run.outcome;
    while (newest.next !== undefined) {
      newest = newest.next;
      outcome = await newest.outcome;
    }
    if (this.#runs.get(project.root) === newest) this.#runs.delete(project.root);
    await this.#showRunning();
    return outcome;
  }

  cancel(): void {
    for (const { controller } of this.#runs.values()) controller.abort();
  }

  dispose(): void {
    this.cancel();
    this.#compiled.dispose();
  }

  async #showRunning(): Promise<void> {
    await vscode.commands.executeCommand("setContext", "hyperkit.compiling", this.#runs.size > 0);
  }

  async #compileOnce(project: Project, how: CompileHow, signal: AbortSignal): Promise<CompileOutcome> {
    const outcome = await showCompileProgress(project, how.reason, async (cancelled) =>
      runCompiler(this.#base, project, { ...how, signal: AbortSignal.any([signal, cancelled]) }),
    ).catch((error: unknown) => unexpected(error));
    if (outcome.kind === "cancelled") return outcome;
    this.#last.set(project.root, outcome);
    this.#compiled.fire({ project, outcome });
    this.#tell(project, how.reason, outcome);
    return outcome;
  }

  #tell(project: Project, reason: CompileHow["reason"], outcome: CompileOutcome): void {
    const failure = outcome.kind === "failed" ? outcome.problem : undefined;
    const text = failure === undefined ? undefined : JSON.stringify([failure.name, failure.args]);
    const isKnown = text !== undefined && this.#told.get(project.root) === text;
    if (text === undefined) this.#told.delete(project.root);
    else this.#told.set(project.root, text);
    // A task's terminal says it.
    if (failure !== undefined && reason !== "task" && !(isKnown && reason === "save")) void this.#base.notify.problem(failure);
  }
}

function unexpected(error: unknown): CompileOutcome {
  const details = error instanceof Error && error.stack !== undefined ? { details: error.stack } : {};
  return { kind: "failed", problem: problem("internal", { message: error instanceof Error ? error.message : String(error) }, details) };
}

async function runCompiler(
  { run, tools, roots, log, settings }: ContractsBase,
  project: Project,
  { signal, onEvent }: CompileHow & { readonly signal: AbortSignal },
): Promise<CompileOutcome> {
  if (!vscode.workspace.isTrusted) return { kind: "failed", problem: problem("notTrusted", {}) };
  const { readFoundryConfig } = await import("../../core/foundry/readFoundryConfig.ts");
  const { compileProject } = await import("../../core/compile/compileProject.ts");
  const { profile } = settings(vscode.Uri.file(project.root)).foundry;
  const read = await readFoundryConfig({ project, profile });
  if (read.kind === "failed") return read;
  return compileProject(
    { project, config: read.config },
    { run, tools, roots, log },
    { signal, ...(onEvent !== undefined && { onEvent }) },
  );
}
