import * as vscode from "vscode";
import type { Problem } from "../core/errors/problem.ts";
import { createToolLocator } from "../core/process/toolLocator.ts";
import type { ProcessOutcome, ProcessRequest } from "../core/process/processOutcome.ts";
import { runFixAction } from "./adapters/fixActions.ts";
import { readHostEnvironment, storageRoots } from "./adapters/hostEnvironment.ts";
import { createOutputLog } from "./adapters/outputLog.ts";
import { createSettingsReader } from "./adapters/workspaceSettings.ts";
import { createContracts } from "./compile/contracts.ts";
import { createNotify } from "./notify.ts";
import { createProjects } from "./projects/projects.ts";
import type { Workbench } from "./workbench.ts";

/** Builds the objects that every feature shares. Nothing here starts a program, reads a file or opens a connection. */
export function createWorkbench(context: vscode.ExtensionContext): Workbench {
  const host = readHostEnvironment();
  const logChannel = vscode.window.createOutputChannel("HyperKit", { log: true });
  const log = createOutputLog(logChannel);
  const notify = createNotify(log, runFixAction);
  const settings = createSettingsReader((problem: Problem) => void notify.problem(problem));
  const tools = createToolLocator({
    settings: () => settings.read().tools,
    environment: host.environment,
    platform: host.platform,
    home: host.home,
    workspaceFolders: () => (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
  });
  const run = async (request: ProcessRequest): Promise<ProcessOutcome> => {
    const { createProcessRunner } = await import("../core/process/runProcess.ts");
    return createProcessRunner(host.environment)(request);
  };
  const projects = createProjects(context, notify);
  const own = { settings: settings.read, ownSettings: settings.readOwn };
  const base = { context, log, logChannel, notify, roots: storageRoots(context, host), tools, run, ...own, projects };
  context.subscriptions.push(logChannel);
  return { ...base, contracts: createContracts(base) };
}
