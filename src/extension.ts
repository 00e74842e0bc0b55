import type * as vscode from "vscode";
import { registerAudit } from "./editor/audit/registerAudit.ts";
import { registerCommands } from "./editor/commands/registerCommands.ts";
import { registerCompile } from "./editor/compile/registerCompile.ts";
import { createWorkbench } from "./editor/createWorkbench.ts";
import { registerDeploy } from "./editor/deploy/registerDeploy.ts";
import { registerGenerate } from "./editor/generate/registerGenerate.ts";
import { registerHealth } from "./editor/health/registerHealth.ts";
import { registerLanguageFloor } from "./editor/language/languageFloor.ts";

/** Builds the objects and hands them to the editor; the features do the rest when they are first used. */
export function activate(context: vscode.ExtensionContext): void {
  const workbench = createWorkbench(context);
  context.subscriptions.push(
    registerCommands(workbench),
    registerLanguageFloor(),
    registerCompile(workbench),
    registerAudit(workbench),
    registerDeploy(workbench),
    registerGenerate(workbench),
    registerHealth(workbench),
  );
}
