import * as vscode from "vscode";
import type { Project } from "../../core/foundry/project.ts";
import type { Workbench } from "../workbench.ts";
import { onDidSaveByPerson } from "./saveProject.ts";

/** Builds on save that take longer pause themselves where the setting is `auto` (milliseconds). */
const patienceMs = 15_000;

/** "Save All" saves many files at once; they are one compilation (milliseconds). */
const gatherMs = 50;

/** Compiles a Project when one of its Solidity files is saved, as the setting says. Never before trust. */
export function registerCompileOnSave(workbench: Workbench): vscode.Disposable {
  const saves = new ProjectSaves(workbench);
  return vscode.Disposable.from(
    saves,
    onDidSaveByPerson((file) => void saves.saved(file)),
    workbench.contracts.onDidCompile(({ project, outcome }) => {
      if (outcome.kind === "compiled" && outcome.durationMs <= patienceMs) saves.resume(project);
    }),
  );
}

class ProjectSaves implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #started = new Map<string, number>();
  readonly #paused = new Set<string>();
  readonly #told = new Set<string>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async saved(uri: vscode.Uri): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const { onSave } = this.#workbench.settings(uri).compile;
    if (onSave === "off") return;
    const project = await this.#workbench.projects.owning(uri);
    if (project === undefined || (onSave === "auto" && this.#paused.has(project.root))) return;
    clearTimeout(this.#waiting.get(project.root));
    this.#waiting.set(
      project.root,
      setTimeout(() => void this.#compile(project, onSave), gatherMs),
    );
  }

  /** Builds are quick again, as a compilation by command showed. */
  resume({ root }: Project): void {
    this.#paused.delete(root);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }

  async #compile(project: Project, onSave: "auto" | "on"): Promise<void> {
    const { root } = project;
    this.#waiting.delete(root);
    const now = performance.now();
    const replaced = this.#started.get(root);
    this.#started.set(root, now);
    const tooLong = (since: number): boolean => performance.now() - since > patienceMs;
    // A build that each save replaces never comes to its end, and so is measured here.
    if (replaced !== undefined && tooLong(replaced) && onSave === "auto") await this.#pause(project);
    await this.#workbench.contracts.compile(project, { reason: "save" });
    if (this.#started.get(root) !== now) return;
    this.#started.delete(root);
    if (tooLong(now) && onSave === "auto") await this.#pause(project);
  }

  async #pause(project: Project): Promise<void> {
    this.#paused.add(project.root);
    if (this.#told.has(project.root)) return;
    this.#told.add(project.root);
    const settings = "Open Settings";
    const text = `HyperKit no longer compiles ${project.name} on save: a build took more than ${patienceMs / 1000} s. Compile Project compiles it, and resumes this when builds are quicker.`;
    if ((await this.#workbench.notify.info(text, settings)) !== settings) return;
    await vscode.commands.executeCommand("workbench.action.openSettings", "hyperkit.compile.onSave");
  }
}
