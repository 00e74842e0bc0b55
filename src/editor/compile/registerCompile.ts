import * as vscode from "vscode";
import type { Workbench } from "../workbench.ts";
import { registerCompileOnSave } from "./compileOnSave.ts";
import { createCompileTasks, taskType } from "./compileTask.ts";
import { publishDiagnostics } from "./publishDiagnostics.ts";

/** Diagnostics, the build task, and compiling on save. */
export function registerCompile(workbench: Workbench): vscode.Disposable {
  return vscode.Disposable.from(
    publishDiagnostics(workbench),
    vscode.tasks.registerTaskProvider(taskType, createCompileTasks(workbench)),
    registerCompileOnSave(workbench),
  );
}
