import * as vscode from "vscode";
import { DeploySession } from "../../core/deploy/session/deploySession.ts";
import { readContract } from "../../core/foundry/readContract.ts";
import { readFoundryConfig } from "../../core/foundry/readFoundryConfig.ts";
import type { SessionPorts } from "../../core/deploy/session/sessionPorts.ts";
import type { DeployViewState } from "../../protocol/deployView.ts";
import { auditStatesOf } from "../audit/auditStates.ts";
import { findingsViewId } from "../audit/findingsPlaceholder.ts";
import { runFixAction } from "../adapters/fixActions.ts";
import { actionTitles } from "../notify.ts";
import type { Workbench } from "../workbench.ts";
import { followSources } from "./sourceFreshness.ts";
import type { SourceFreshness } from "./sourceFreshness.ts";

/** Builds the session of the Deploy view and tells it what happens in the editor. */
export async function openSession(
  workbench: Workbench,
  onChange: (state: DeployViewState) => void,
): Promise<{ readonly session: DeploySession; readonly registered: vscode.Disposable }> {
  const freshness = followSources(workbench);
  const session = new DeploySession(portsOf(workbench, freshness), onChange);
  const registered = vscode.Disposable.from(
    freshness,
    { dispose: () => session.dispose() },
    freshness.onDidChange(() => void session.onWorkspaceChange("sources")),
    auditStatesOf(workbench).onDidChange(() => session.onAudit()),
    workbench.contracts.onDidCompile(({ project }) => void session.onBuild(project)),
    workbench.projects.onDidChange(() => void session.onWorkspaceChange("projects")),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void session.onWorkspaceChange("projects")),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("hyperkit.networks")) void session.onWorkspaceChange("settings");
    }),
  );
  return { session, registered };
}

function portsOf(workbench: Workbench, freshness: SourceFreshness): SessionPorts {
  const { contracts, projects, roots, log, settings } = workbench;
  return {
    isTrusted: () => vscode.workspace.isTrusted,
    projects: async () => projects.all(),
    lastBuild: (project) => contracts.last(project),
    compile: async (project) => contracts.compile(project),
    freshness: (project) => freshness.of(project),
    audit: ({ root }) => auditStatesOf(workbench).of(root),
    showFindings: async () => vscode.commands.executeCommand(`${findingsViewId}.focus`),
    readContract,
    async readConfig(project) {
      const { profile } = settings(vscode.Uri.file(project.root)).foundry;
      const outcome = await readFoundryConfig({ project, profile });
      return outcome.kind === "ok" ? outcome.config : undefined;
    },
    networkSettings: () => settings().networks,
    copy: async (text) => vscode.env.clipboard.writeText(text),
    act: runFixAction,
    actionTitle: (action) => actionTitles[action],
    roots,
    log,
  };
}
