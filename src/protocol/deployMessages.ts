import { count, flag, list, oneOf, orNull, record, text, word } from "./shape.ts";
import type { FormField, FormNote, FormValue } from "./deployForm.ts";
import type {
  AuditState,
  BuildState,
  Choice,
  DeployForm,
  DeployViewState,
  NetworkChoice,
  RunState,
  SenderChoice,
  SimulationState,
  SimulationSummary,
  UnfinishedDeployment,
  ViewProblem,
  ViewReceipt,
} from "./deployView.ts";
import type { Shape } from "./shape.ts";

/** What the person wants, from the view to the host. */
export type DeployIntent =
  | { readonly kind: "ready" }
  | { readonly kind: "compile" }
  | { readonly kind: "choose"; readonly what: "project" | "contract" | "network" | "sender"; readonly id: string }
  | { readonly kind: "checkNetworks" }
  | { readonly kind: "showFindings" }
  /** The whole form after one change; `edit` counts the changes. */
  | { readonly kind: "edit"; readonly form: string; readonly edit: number; readonly values: readonly FormValue[]; readonly value: string }
  | { readonly kind: "simulate" }
  /** Names the simulation that the person saw and the last edit before the click. */
  | { readonly kind: "deploy"; readonly simulation: string; readonly edit: number }
  | { readonly kind: "cancel" }
  | { readonly kind: "checkAgain"; readonly id: string }
  | { readonly kind: "forget"; readonly id: string }
  | { readonly kind: "copy"; readonly text: string }
  | { readonly kind: "act"; readonly problem: string; readonly action: string }
  /** The view met a message that it does not know, and ignored it. */
  | { readonly kind: "unreadable" };

/** What the host tells the view. */
export interface HostMessage {
  readonly kind: "state";
  readonly state: DeployViewState;
}

const id = text(4000);
const deepest = 16;

/** Text, or a list of the same down to a bounded depth. */
function formValue(depth: number): Shape<FormValue> {
  const leaf = text();
  return (value): value is FormValue => leaf(value) || (depth > 0 && list(formValue(depth - 1))(value));
}

const formValues = list(formValue(deepest));

const intent: Shape<DeployIntent> = oneOf<DeployIntent>({
  ready: record({ kind: word("ready") }),
  compile: record({ kind: word("compile") }),
  choose: record({ kind: word("choose"), what: word("project", "contract", "network", "sender"), id }),
  checkNetworks: record({ kind: word("checkNetworks") }),
  showFindings: record({ kind: word("showFindings") }),
  edit: record({ kind: word("edit"), form: id, edit: count, values: formValues, value: text(200) }),
  simulate: record({ kind: word("simulate") }),
  deploy: record({ kind: word("deploy"), simulation: id, edit: count }),
  cancel: record({ kind: word("cancel") }),
  checkAgain: record({ kind: word("checkAgain"), id }),
  forget: record({ kind: word("forget"), id }),
  copy: record({ kind: word("copy"), text: text(200) }),
  act: record({ kind: word("act"), problem: text(20), action: text(40) }),
  unreadable: record({ kind: word("unreadable") }),
});

/** The intent in a message of the view; undefined for anything else. */
export function parseIntent(message: unknown): DeployIntent | undefined {
  return intent(message) ? message : undefined;
}

const problem: Shape<ViewProblem> = record<ViewProblem>({
  id: text(20),
  what: text(),
  fix: text(),
  actions: list(record({ action: text(40), title: text(100) })),
});

const choice: Shape<Choice> = record<Choice>({ id, label: text(), detail: text() });

const build: Shape<BuildState> = oneOf<BuildState>({
  none: record({ kind: word("none") }),
  building: record({ kind: word("building") }),
  ready: record({ kind: word("ready"), stale: flag, unsaved: list(text()) }),
  failed: record({ kind: word("failed"), problem }),
});

const audit: Shape<AuditState> = oneOf<AuditState>({
  none: record({ kind: word("none") }),
  audited: record({ kind: word("audited"), high: count, medium: count, notAnalysed: list(text(100)), allOff: flag, stale: flag }),
});

const network: Shape<NetworkChoice> = record<NetworkChoice>({
  id,
  name: text(),
  rpcUrl: text(),
  source: word("builtIn", "settings", "project"),
  state: oneOf<NetworkChoice["state"]>({
    unknown: record({ kind: word("unknown") }),
    checking: record({ kind: word("checking") }),
    local: record({ kind: word("local"), chainId: count, client: text() }),
    refused: record({ kind: word("refused"), problem }),
  }),
});

const sender: Shape<SenderChoice> = record<SenderChoice>({ address: text(50), balance: text(100) });

function field(depth: number): Shape<FormField> {
  const inner: Shape<FormField> = (value): value is FormField => depth > 0 && field(depth - 1)(value);
  return record<FormField>({
    id: text(200),
    label: text(),
    type: text(),
    shape: word("line", "text", "list", "bool", "struct"),
    fields: list(inner),
  });
}

const note: Shape<FormNote> = record<FormNote>({ field: text(200), kind: word("error", "canonical", "zeroAddress"), text: text() });

const form: Shape<DeployForm> = record<DeployForm>({
  id,
  fields: list(field(deepest)),
  values: formValues,
  payable: flag,
  value: text(200),
  notes: list(note),
  valid: flag,
  edit: count,
});

const summary: Shape<SimulationSummary> = record<SimulationSummary>({
  id,
  address: text(50),
  gas: text(100),
  gasLimit: text(100),
  maxCost: text(100),
  value: text(100),
  nonce: count,
  initCodeBytes: count,
  runtimeBytes: count,
  warnings: list(word("beyondPublicLimits", "staleBuild", "unsavedFiles", "zeroAddress")),
  args: list(record({ name: text(), type: text(), text: text() })),
});

const simulation: Shape<SimulationState> = oneOf<SimulationState>({
  none: record({ kind: word("none") }),
  running: record({ kind: word("running") }),
  failed: record({ kind: word("failed"), problem }),
  ready: record({ kind: word("ready"), summary }),
});

const receipt: Shape<ViewReceipt> = record<ViewReceipt>({
  contract: text(),
  network: text(),
  address: text(50),
  txHash: text(70),
  gasUsed: text(100),
  blockNumber: text(100),
  codeMatches: flag,
});

const run: Shape<RunState> = oneOf<RunState>({
  idle: record({ kind: word("idle") }),
  running: record({
    kind: word("running"),
    phase: word("checking", "signing", "signed", "sent", "waiting", "reconciling"),
    cancelling: flag,
  }),
  deployed: record({ kind: word("deployed"), receipt }),
  failed: record({ kind: word("failed"), problem }),
  unconfirmed: record({ kind: word("unconfirmed"), problem, id, txHash: text(70) }),
  cancelled: record({ kind: word("cancelled"), txHash: text(70) }),
});

const unfinished: Shape<UnfinishedDeployment> = record<UnfinishedDeployment>({
  id,
  contract: text(),
  network: text(),
  address: text(50),
  txHash: text(70),
  at: count,
});

const hostMessage: Shape<HostMessage> = record<HostMessage>({
  kind: word("state"),
  state: record<DeployViewState>({
    blocked: orNull(problem),
    trouble: orNull(problem),
    projects: list(choice),
    project: id,
    build,
    audit,
    contracts: list(choice),
    contract: id,
    contractProblem: orNull(problem),
    networks: list(network),
    network: id,
    senders: list(sender),
    sender: text(50),
    form: orNull(form),
    simulation,
    run,
    unfinished: list(unfinished),
    journalProblems: list(problem),
    next: word("compile", "chooseContract", "chooseNetwork", "chooseSender", "simulate", "wait", "deploy"),
  }),
});

/** The message in what the host sent; undefined for anything else. */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  return hostMessage(message) ? message : undefined;
}
