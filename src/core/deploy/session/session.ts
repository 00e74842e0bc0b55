import { describeProblem } from "../../errors/problem.ts";
import { nextStep } from "./nextStep.ts";
import type { ProvenLocalChain } from "../../chain/identifyChain.ts";
import type { Network } from "../../chain/networks.ts";
import type { FixAction } from "../../errors/defineProblems.ts";
import type { Problem } from "../../errors/problem.ts";
import type { Contract, ContractName } from "../../foundry/contract.ts";
import type { Project } from "../../foundry/project.ts";
import type { DeployViewState, ViewProblem } from "../../../protocol/deployView.ts";
import type { DeploymentPlan, Simulation } from "../deployment.ts";
import type { Unfinished } from "../listUnfinished.ts";
import type { SessionPorts } from "./sessionPorts.ts";

/** What the view does not see: the objects behind the ids it shows. */
export interface SessionFacts {
  readonly project?: Project;
  readonly contracts: readonly ContractName[];
  /** The chosen contract as its form was built from it. */
  readonly contract?: Contract;
  readonly networks: readonly Network[];
  readonly chain?: ProvenLocalChain;
  /** Of exactly the inputs that are shown. */
  readonly simulated?: { readonly plan: DeploymentPlan; readonly simulation: Simulation; readonly chain: ProvenLocalChain };
  readonly unfinished: readonly Unfinished[];
}

/** Work of which only the latest counts: starting one ends the one before. `run` signs and sends, and is never replaced. */
export type SessionWork =
  | "projects"
  | "build"
  | "contract"
  | "networks"
  | "identities"
  | "senders"
  | "edit"
  | "simulate"
  | "unfinished"
  | "run";

const emptyState: DeployViewState = {
  blocked: null,
  trouble: null,
  projects: [],
  project: "",
  build: { kind: "none" },
  audit: { kind: "none" },
  contracts: [],
  contract: "",
  contractProblem: null,
  networks: [],
  network: "",
  senders: [],
  sender: "",
  form: null,
  simulation: { kind: "none" },
  run: { kind: "idle" },
  unfinished: [],
  journalProblems: [],
  next: "compile",
};

/** The state of the Deploy view, the facts behind it, and the work under way. The steps beside this file change it. */
export class Session {
  readonly ports: SessionPorts;
  readonly #onChange: (state: DeployViewState) => void;
  readonly #work = new Map<SessionWork, AbortController>();
  readonly #shown = new Map<string, Problem>();
  #state = emptyState;
  #facts: SessionFacts = { contracts: [], networks: [], unfinished: [] };

  constructor(ports: SessionPorts, onChange: (state: DeployViewState) => void) {
    this.ports = ports;
    this.#onChange = onChange;
  }

  get state(): DeployViewState {
    return this.#state;
  }

  get facts(): SessionFacts {
    return this.#facts;
  }

  /** Changes state and facts together and shows the result. */
  update(state: Partial<DeployViewState>, facts: Partial<SessionFacts> = {}): void {
    this.#facts = { ...this.#facts, ...facts };
    const changed = { ...this.#state, ...state };
    this.#state = { ...changed, next: nextStep(changed) };
    this.#onChange(this.#state);
  }

  /** Drops the simulation: something it was about has changed. */
  invalidate(state: Partial<DeployViewState> = {}, facts: Partial<SessionFacts> = {}): void {
    this.#work.get("simulate")?.abort();
    const { simulated: _dropped, ...rest } = this.#facts;
    this.#facts = rest;
    this.update({ ...state, simulation: { kind: "none" } }, facts);
  }

  /** Removes facts that no longer hold. */
  forget(...names: readonly ("project" | "contract" | "chain")[]): void {
    this.#facts = { ...this.#facts };
    for (const name of names) delete this.#facts[name];
  }

  /** Starts work that replaces the same work under way; what is stopped must check its signal after each wait. */
  begin(work: SessionWork): AbortSignal {
    this.#work.get(work)?.abort();
    const controller = new AbortController();
    this.#work.set(work, controller);
    return controller.signal;
  }

  /** Stops work; the steps turn that into their own outcome. */
  stop(...works: readonly SessionWork[]): void {
    for (const work of works) this.#work.get(work)?.abort();
  }

  /** Ends everything, when the window closes. */
  stopAll(): void {
    this.stop(...this.#work.keys());
  }

  /** A problem in the catalogue's words; it is logged with its details, and its buttons find it again. */
  show(problem: Problem): ViewProblem {
    const { id, what, fix, actions } = describeProblem(problem);
    this.#shown.set(id, problem);
    this.ports.log.warn("deploy problem", { id, what, details: problem.details });
    return { id, what, fix, actions: actions.map((action) => ({ action, title: this.ports.actionTitle(action) })) };
  }

  /** The problem and the action behind a button; undefined when it was never shown. */
  shownAction(id: string, name: string): { readonly problem: Problem; readonly action: FixAction } | undefined {
    const problem = this.#shown.get(id);
    const action = problem === undefined ? undefined : describeProblem(problem).actions.find((candidate) => candidate === name);
    return problem === undefined || action === undefined ? undefined : { problem, action };
  }
}
