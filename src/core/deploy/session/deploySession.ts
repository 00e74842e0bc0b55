import { problem } from "../../errors/problem.ts";
import { applyEdit } from "./applyEdit.ts";
import { compile, contractId, loadBuild } from "./loadBuild.ts";
import { loadContract } from "./loadContract.ts";
import { checkNetworks, checkWhenBuilt, loadNetworks, takeNetwork } from "./loadNetworks.ts";
import { loadProjects, takeProject } from "./loadProjects.ts";
import { takeSender } from "./loadSenders.ts";
import { checkAgain, forget, loadUnfinished } from "./loadUnfinished.ts";
import { runDeployment } from "./runDeployment.ts";
import { runSimulation } from "./runSimulation.ts";
import { Session } from "./session.ts";
import type { Project } from "../../foundry/project.ts";
import type { DeployIntent } from "../../../protocol/deployMessages.ts";
import type { DeployViewState } from "../../../protocol/deployView.ts";
import type { SessionPorts } from "./sessionPorts.ts";

/** What `Deploy Contract...` was called on. */
export interface DeployTarget {
  readonly project: Project;
  /** Root-relative POSIX path of the source, where one is open. */
  readonly source?: string;
  /** Name of the contract at the cursor, where there is one. */
  readonly name?: string;
}

/**
 * The life of the Deploy view, without the editor and without the page: intents in, whole states out. Nothing is compiled or
 * contacted before the person asks for it or has compiled in this window.
 */
export class DeploySession {
  readonly #session: Session;

  constructor(ports: SessionPorts, onChange: (state: DeployViewState) => void) {
    this.#session = new Session(ports, onChange);
  }

  get state(): DeployViewState {
    return this.#session.state;
  }

  /** Shows what is known: Projects, the last build, unfinished deployments. */
  async load(): Promise<void> {
    await this.#guarded(async (session) => {
      await loadUnfinished(session);
      await loadProjects(session);
      await checkWhenBuilt(session);
    });
  }

  /** Brings a contract to the form: compiles where there is no fresh build, then chooses it. */
  async start(target: DeployTarget | undefined): Promise<void> {
    await this.#guarded(async (session) => {
      if (session.state.run.kind === "running") return;
      await loadUnfinished(session);
      await loadProjects(session, target?.project);
      const { build } = session.state;
      if (build.kind !== "ready" || build.stale) await compile(session);
      const { contracts } = session.facts;
      const inSource = contracts.filter(({ source }) => source === target?.source);
      const wanted = inSource.find(({ name }) => name === target?.name) ?? inSource[0];
      if (wanted !== undefined && contractId(wanted) !== session.state.contract) await loadContract(session, wanted);
      if (session.facts.project !== undefined) await checkNetworks(session);
    });
  }

  /** A Project was compiled, by whomever. */
  async onBuild(project: Project): Promise<void> {
    await this.#guarded(async (session) => {
      const { build, run } = session.state;
      if (project.root !== session.facts.project?.root || build.kind === "building" || run.kind === "running") return;
      await loadBuild(session);
      await loadNetworks(session);
      await checkWhenBuilt(session);
    });
  }

  /** A Project was audited, a finding decided on, or a source changed since an audit. */
  onAudit(): void {
    const { project } = this.#session.facts;
    if (project !== undefined) this.#session.update({ audit: this.#session.ports.audit(project) });
  }

  /** Something was saved or edited, or settings changed. */
  async onWorkspaceChange(change: "sources" | "settings" | "projects"): Promise<void> {
    await this.#guarded(async (session) => {
      const { project } = session.facts;
      const { build, run } = session.state;
      if (change !== "sources" && run.kind !== "running") {
        await (change === "projects" ? loadProjects(session) : loadNetworks(session));
        await checkWhenBuilt(session);
      } else if (change === "sources" && project !== undefined && build.kind === "ready") {
        session.update({ build: { kind: "ready", ...session.ports.freshness(project) } });
      }
    });
  }

  /** Does what the person asked for in the view. */
  async handle(intent: DeployIntent): Promise<void> {
    await this.#guarded(async (session) => act(session, intent));
  }

  /** Ends all work; a signed deployment goes on in its journal. */
  dispose(): void {
    this.#session.stopAll();
  }

  /** An unexpected error is shown and logged; a deployment that was under way is found again in its journal. */
  async #guarded(work: (session: Session) => Promise<void>): Promise<void> {
    const session = this.#session;
    try {
      await work(session);
    } catch (error) {
      const details = error instanceof Error ? error.stack : undefined;
      const message = error instanceof Error ? error.message : String(error);
      const shown = session.show(problem("internal", { message }, details === undefined ? {} : { details }));
      session.stopAll();
      session.invalidate({ trouble: shown, run: { kind: "idle" }, build: settledBuild(session.state) });
      await loadUnfinished(session).catch(() => {});
    }
  }
}

function settledBuild({ build }: DeployViewState): DeployViewState["build"] {
  return build.kind === "building" ? { kind: "none" } : build;
}

async function act(session: Session, intent: DeployIntent): Promise<void> {
  if (intent.kind === "cancel") return cancel(session);
  if (intent.kind === "copy") return session.ports.copy(intent.text);
  if (intent.kind === "showFindings") return session.ports.showFindings();
  if (intent.kind === "act") {
    const found = session.shownAction(intent.problem, intent.action);
    return found === undefined ? undefined : session.ports.act(found.action, found.problem);
  }
  // Everything else changes what is deployed, and waits until the deployment under way has ended.
  if (session.state.run.kind === "running" || !session.ports.isTrusted()) return;
  switch (intent.kind) {
    case "ready":
      return;
    case "unreadable":
      return session.ports.log.warn("deploy view ignored a message");
    case "compile":
      await compile(session);
      return checkNetworks(session);
    case "choose":
      return choose(session, intent.what, intent.id);
    case "checkNetworks":
      await loadNetworks(session);
      return checkNetworks(session);
    case "edit":
      return applyEdit(session, intent);
    case "simulate":
      return runSimulation(session);
    case "deploy":
      return runDeployment(session, intent);
    case "checkAgain":
      return checkAgain(session, intent.id);
    case "forget":
      return forget(session, intent.id);
  }
}

async function choose(session: Session, what: "project" | "contract" | "network" | "sender", id: string): Promise<void> {
  switch (what) {
    case "project":
      await takeProject(
        session,
        (await session.ports.projects()).find(({ root }) => root === id),
      );
      return checkWhenBuilt(session);
    case "contract":
      return loadContract(
        session,
        session.facts.contracts.find((candidate) => contractId(candidate) === id),
      );
    case "network":
      return takeNetwork(session, id);
    case "sender":
      return takeSender(session, id);
  }
}

function cancel(session: Session): void {
  const { run } = session.state;
  session.stop("simulate", "run");
  if (run.kind === "running") session.update({ run: { ...run, cancelling: true } });
  else if (session.state.simulation.kind === "running") session.update({ simulation: { kind: "none" } });
}
