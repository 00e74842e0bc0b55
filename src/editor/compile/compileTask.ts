import * as vscode from "vscode";
import type { CompileOutcome } from "../../core/compile/compileOutcome.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { Workbench } from "../workbench.ts";
import { diagnosticLine, summarize } from "./describeOutcome.ts";

/** The task type of the manifest. */
export const taskType = "hyperkit";

interface CompileDefinition extends vscode.TaskDefinition {
  readonly task: "compile";
  /** The Project's name; the only Project when left out. */
  readonly project?: string;
}

/** Offers one build task for each Project (Ctrl+Shift+B), and runs those that a tasks.json defines. */
export function createCompileTasks(workbench: Workbench): vscode.TaskProvider {
  return {
    async provideTasks() {
      const projects = await workbench.projects.all();
      return projects.map((project) => makeTask(workbench, definitionFor(project, projects.length > 1), project));
    },
    async resolveTask(task) {
      const { definition } = task;
      if (!isCompileDefinition(definition)) return undefined;
      const projects = await workbench.projects.all();
      const found = definition.project === undefined ? projects : projects.filter(({ name }) => name === definition.project);
      const [project, ...others] = found;
      return project === undefined || others.length > 0 ? undefined : makeTask(workbench, definition, project);
    },
  };
}

function definitionFor(project: Project, isOneOfMany: boolean): CompileDefinition {
  return { type: taskType, task: "compile", ...(isOneOfMany && { project: project.name }) };
}

function isCompileDefinition(definition: vscode.TaskDefinition): definition is CompileDefinition {
  const project: unknown = definition["project"];
  return definition["task"] === "compile" && (project === undefined || typeof project === "string");
}

function makeTask(workbench: Workbench, definition: CompileDefinition, project: Project): vscode.Task {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(project.root)) ?? vscode.TaskScope.Workspace;
  const name = definition.project === undefined ? "Compile Project" : `Compile ${project.name}`;
  const execution = new vscode.CustomExecution(async () => new CompileTerminal(workbench, project));
  const task = new vscode.Task(definition, folder, name, "HyperKit", execution);
  task.group = vscode.TaskGroup.Build;
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
  return task;
}

const ctrlC = "\u0003";

/** Exit codes as a shell's. */
const exitCodes = { succeeded: 0, failed: 1, cancelled: 130 };

/** The terminal of a build task: forge's lines, then the diagnostics, then one sentence. Ctrl+C or closing it ends forge. */
class CompileTerminal implements vscode.Pseudoterminal {
  readonly #workbench: Workbench;
  readonly #project: Project;
  readonly #controller = new AbortController();
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;

  constructor(workbench: Workbench, project: Project) {
    this.#workbench = workbench;
    this.#project = project;
  }

  open(): void {
    void this.#run();
  }

  close(): void {
    this.#controller.abort();
  }

  handleInput(data: string): void {
    if (data.includes(ctrlC)) this.#controller.abort();
  }

  async #run(): Promise<void> {
    this.#write(`forge build --root ${this.#project.root}`);
    let exitCode = exitCodes.failed;
    try {
      const outcome = await this.#workbench.contracts.compile(this.#project, {
        reason: "task",
        signal: this.#controller.signal,
        onEvent: (event) => {
          if (event.kind === "line") this.#write(event.text);
        },
      });
      if (outcome.kind === "compiled") for (const diagnostic of outcome.diagnostics) this.#write(diagnosticLine(diagnostic));
      this.#write(summarize(this.#project, outcome));
      exitCode = exitCodeOf(outcome);
    } catch (error) {
      this.#workbench.log.error("compile task", { message: String(error) });
      this.#write(String(error));
    }
    this.#closed.fire(exitCode);
  }

  #write(text: string): void {
    this.#written.fire(`${text.replaceAll("\n", "\r\n")}\r\n`);
  }
}

function exitCodeOf(outcome: CompileOutcome): number {
  if (outcome.kind === "cancelled") return exitCodes.cancelled;
  return outcome.kind === "compiled" && outcome.succeeded ? exitCodes.succeeded : exitCodes.failed;
}
