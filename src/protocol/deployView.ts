import type { FormField, FormNote, FormValue } from "./deployForm.ts";

/** Everything the Deploy view shows. The host sends it whole after each change; the view keeps nothing else. Amounts are text. */
export interface DeployViewState {
  /** Nothing but this can be shown, e.g. Restricted Mode. */
  readonly blocked: ViewProblem | null;
  /** What went wrong with the last thing that was asked for, where no section of the view owns it. */
  readonly trouble: ViewProblem | null;
  readonly projects: readonly Choice[];
  /** Chosen ids; empty while nothing is chosen. */
  readonly project: string;
  readonly build: BuildState;
  readonly audit: AuditState;
  readonly contracts: readonly Choice[];
  readonly contract: string;
  /** Why the chosen contract cannot be deployed. */
  readonly contractProblem: ViewProblem | null;
  readonly networks: readonly NetworkChoice[];
  readonly network: string;
  readonly senders: readonly SenderChoice[];
  readonly sender: string;
  readonly form: DeployForm | null;
  readonly simulation: SimulationState;
  readonly run: RunState;
  readonly unfinished: readonly UnfinishedDeployment[];
  /** Journals that cannot be read. */
  readonly journalProblems: readonly ViewProblem[];
  /** What stands between the person and the next button. */
  readonly next: NextStep;
}

/** What is missing: `deploy` when a simulation of exactly these inputs is there. */
export type NextStep = "compile" | "chooseContract" | "chooseNetwork" | "chooseSender" | "simulate" | "wait" | "deploy";

/** A problem of the catalogue, in its words. */
export interface ViewProblem {
  readonly id: string;
  readonly what: string;
  readonly fix: string;
  readonly actions: readonly { readonly action: string; readonly title: string }[];
}

/** One line of a list to choose from. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

/** The last compilation of the chosen Project. `stale`: a source was saved after it; `unsaved`: editors with unsaved changes. */
export type BuildState =
  | { readonly kind: "none" }
  | { readonly kind: "building" }
  | { readonly kind: "ready"; readonly stale: boolean; readonly unsaved: readonly string[] }
  | { readonly kind: "failed"; readonly problem: ViewProblem };

/** What the last audit of the chosen Project in this window says. It stops nothing: a local chain is where mistakes are free. */
export type AuditState =
  | { readonly kind: "none" }
  | {
      readonly kind: "audited";
      /** Open findings of that severity. */
      readonly high: number;
      readonly medium: number;
      /** The analyzers that were to analyse everything and did not, as people call them. */
      readonly notAnalysed: readonly string[];
      /** True when every analyzer is off. */
      readonly allOff: boolean;
      /** True when a source was changed after it. */
      readonly stale: boolean;
    };

/** A network and what is known of it. `unknown`: not asked, because only the repository names it. */
export interface NetworkChoice {
  readonly id: string;
  readonly name: string;
  readonly rpcUrl: string;
  readonly source: "builtIn" | "settings" | "project";
  readonly state:
    | { readonly kind: "unknown" }
    | { readonly kind: "checking" }
    | { readonly kind: "local"; readonly chainId: number; readonly client: string }
    | { readonly kind: "refused"; readonly problem: ViewProblem };
}

/** An account that can sign here. */
export interface SenderChoice {
  readonly address: string;
  /** In ETH, exact. */
  readonly balance: string;
}

/** The constructor's form. */
export interface DeployForm {
  /** Another id is another form: the view builds its fields anew then, and only then. */
  readonly id: string;
  readonly fields: readonly FormField[];
  readonly values: readonly FormValue[];
  readonly payable: boolean;
  /** ETH sent along, as typed. Its notes have the field `value`. */
  readonly value: string;
  readonly notes: readonly FormNote[];
  readonly valid: boolean;
  /** Number of the last edit that the notes are about. */
  readonly edit: number;
}

/** The simulation of exactly the inputs that are shown, if there is one. */
export type SimulationState =
  | { readonly kind: "none" }
  | { readonly kind: "running" }
  | { readonly kind: "failed"; readonly problem: ViewProblem }
  | { readonly kind: "ready"; readonly summary: SimulationSummary };

/** What a deployment would do. Gas and bytes as decimal text, cost and value in ETH. */
export interface SimulationSummary {
  /** Names the simulation in `deploy`. */
  readonly id: string;
  readonly address: string;
  readonly gas: string;
  readonly gasLimit: string;
  readonly maxCost: string;
  readonly value: string;
  readonly nonce: number;
  readonly initCodeBytes: number;
  readonly runtimeBytes: number;
  readonly warnings: readonly SimulationWarning[];
  /** The arguments as they were decoded again from the encoded bytes. */
  readonly args: readonly { readonly name: string; readonly type: string; readonly text: string }[];
}

/** What a person should know before deploying. */
export type SimulationWarning = "beyondPublicLimits" | "staleBuild" | "unsavedFiles" | "zeroAddress";

/** The deployment under way, or how the last one ended. */
export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly phase: RunPhase; readonly cancelling: boolean }
  | { readonly kind: "deployed"; readonly receipt: ViewReceipt }
  | { readonly kind: "failed"; readonly problem: ViewProblem }
  /** Signed, and not known to be on the chain; `id` is that of its entry in `unfinished`. */
  | { readonly kind: "unconfirmed"; readonly problem: ViewProblem; readonly id: string; readonly txHash: string }
  /** `txHash` is empty unless something was signed, which was then never sent. */
  | { readonly kind: "cancelled"; readonly txHash: string };

/** The steps of a deployment; `reconciling` is looking for one that was signed before. */
export type RunPhase = "checking" | "signing" | "signed" | "sent" | "waiting" | "reconciling";

/** What the chain confirmed. */
export interface ViewReceipt {
  readonly contract: string;
  readonly network: string;
  readonly address: string;
  readonly txHash: string;
  readonly gasUsed: string;
  readonly blockNumber: string;
  readonly codeMatches: boolean;
}

/** A deployment of the journal that was signed and has no end. */
export interface UnfinishedDeployment {
  readonly id: string;
  readonly contract: string;
  readonly network: string;
  readonly address: string;
  readonly txHash: string;
  /** When it was signed, milliseconds since the epoch. */
  readonly at: number;
}
