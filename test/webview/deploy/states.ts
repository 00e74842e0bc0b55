// States of the Deploy view as the session sends them.
import type { FormField } from "../../../src/protocol/deployForm.ts";
import type { DeployForm, DeployViewState, SimulationSummary, ViewProblem } from "../../../src/protocol/deployView.ts";

export const address = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
export const txHash = `0x${"4e".repeat(32)}`;

const line = (id: string, label: string, type: string): FormField => ({ id, label, type, shape: "line", fields: [] });

/** A field of every shape, with a struct. */
export const form: DeployForm = {
  id: "src/Vault.sol:Vault#1",
  fields: [
    line("0", "owner", "address"),
    { ...line("1", "open", "bool"), shape: "bool" },
    { ...line("2", "title", "string"), shape: "text" },
    { ...line("3", "shares", "Share[]"), shape: "list" },
    {
      ...line("4", "config", "Config"),
      shape: "struct",
      fields: [line("4.0", "cap", "uint96"), { ...line("4.1", "frozen", "bool"), shape: "bool" }],
    },
  ],
  values: ["", "", "", "", ["", ""]],
  payable: true,
  value: "",
  notes: ["0", "1", "4.0", "4.1"].map((field) => ({ field, kind: "error", text: "It is empty. Enter a value." })),
  valid: false,
  edit: 0,
};

export const refusal: ViewProblem = {
  id: "HK6003",
  what: "Sepolia is not a proven local chain: it is on another machine.",
  fix: "This version deploys to a local anvil or hardhat chain only; signers for other chains are not built yet.",
  actions: [],
};

export const broken: ViewProblem = {
  id: "HK6028",
  what: "vaults does not compile, so nothing of it can be deployed.",
  fix: "Correct the errors in the Problems view and compile again.",
  actions: [{ action: "compileProject", title: "Compile" }],
};

export const summary: SimulationSummary = {
  id: "11111111-1111-4111-8111-111111111111",
  address,
  gas: "812345",
  gasLimit: "974814",
  maxCost: "0.002924442974814",
  value: "0.25",
  nonce: 0,
  initCodeBytes: 2345,
  runtimeBytes: 1987,
  warnings: ["zeroAddress"],
  args: [{ name: "owner", type: "address", text: address }],
};

/** A contract was chosen on a proven local chain; the form waits to be filled. */
export const ready: DeployViewState = {
  blocked: null,
  trouble: null,
  projects: [
    { id: "/w/vaults", label: "vaults", detail: "/w/vaults" },
    { id: "/w/tokens", label: "tokens", detail: "/w/tokens" },
  ],
  project: "/w/vaults",
  build: { kind: "ready", stale: false, unsaved: [] },
  audit: { kind: "audited", high: 2, medium: 0, notAnalysed: ["slither"], allOff: false, stale: true },
  contracts: [
    { id: "src/Vault.sol:Vault", label: "Vault", detail: "src/Vault.sol" },
    { id: "src/Other.sol:Other", label: "Other", detail: "src/Other.sol" },
  ],
  contract: "src/Vault.sol:Vault",
  contractProblem: null,
  networks: [
    {
      id: "builtIn:Local (anvil)",
      name: "Local (anvil)",
      rpcUrl: "http://127.0.0.1:8545",
      source: "builtIn",
      state: { kind: "local", chainId: 31337, client: "anvil/v1.7.1" },
    },
    {
      id: "settings:Sepolia",
      name: "Sepolia",
      rpcUrl: "https://rpc.sepolia.example",
      source: "settings",
      state: { kind: "refused", problem: refusal },
    },
    { id: "project:ours", name: "ours", rpcUrl: "http://127.0.0.1:9545", source: "project", state: { kind: "unknown" } },
  ],
  network: "builtIn:Local (anvil)",
  senders: [
    { address: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", balance: "9999.997075557025186" },
    { address: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", balance: "10000" },
  ],
  sender: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  form,
  simulation: { kind: "none" },
  run: { kind: "idle" },
  unfinished: [],
  journalProblems: [],
  next: "simulate",
};

/** The form as filled, with notes of each kind. */
export const filled: DeployForm = {
  ...form,
  values: ["0x0000000000000000000000000000000000000000", "true", "Rent", "[]", ["1.5 ether", "false"]],
  notes: [
    { field: "0", kind: "zeroAddress", text: "" },
    { field: "4.0", kind: "canonical", text: "1500000000000000000" },
  ],
  valid: true,
  edit: 7,
};

/** Simulated: Deploy may be clicked. */
export const simulated: DeployViewState = { ...ready, form: filled, simulation: { kind: "ready", summary }, next: "deploy" };

/** Every state worth looking at, by name. */
export const gallery: Readonly<Record<string, DeployViewState>> = {
  notCompiled: { ...ready, build: { kind: "none" }, contracts: [], contract: "", form: null, senders: [], sender: "", next: "compile" },
  compiling: { ...ready, build: { kind: "building" }, next: "wait" },
  buildFailed: { ...ready, build: { kind: "failed", problem: broken }, next: "compile" },
  stale: { ...ready, build: { kind: "ready", stale: true, unsaved: ["src/Vault.sol"] } },
  ready,
  refused: { ...ready, network: "settings:Sepolia", senders: [], sender: "", next: "chooseNetwork" },
  invalid: {
    ...ready,
    form: {
      ...filled,
      valid: false,
      notes: [{ field: "0", kind: "error", text: "The checksum of owner is wrong: a character was mistyped. Copy the address again." }],
    },
  },
  simulated,
  reverted: {
    ...ready,
    form: filled,
    simulation: {
      kind: "failed",
      problem: {
        id: "HK6014",
        what: "The constructor of Vault reverts: Refused(who: 0xf39F, pair: [7, 8])",
        fix: "Change the arguments.",
        actions: [],
      },
    },
  },
  running: { ...ready, form: filled, run: { kind: "running", phase: "waiting", cancelling: false }, next: "wait" },
  deployed: {
    ...ready,
    form: filled,
    run: {
      kind: "deployed",
      receipt: { contract: "Vault", network: "Local (anvil)", address, txHash, gasUsed: "812345", blockNumber: "1024", codeMatches: true },
    },
  },
  differs: {
    ...ready,
    form: filled,
    run: {
      kind: "deployed",
      receipt: { contract: "Vault", network: "Local (anvil)", address, txHash, gasUsed: "812345", blockNumber: "1024", codeMatches: false },
    },
  },
  unconfirmed: {
    ...ready,
    form: filled,
    run: {
      kind: "unconfirmed",
      id: "a",
      txHash,
      problem: {
        id: "HK6020",
        what: `Vault was signed as ${txHash}, but the chain has not confirmed it.`,
        fix: "Check again.",
        actions: [],
      },
    },
  },
  cancelled: { ...ready, form: filled, run: { kind: "cancelled", txHash: "" } },
  unfinished: {
    ...ready,
    unfinished: [{ id: "b", contract: "Vault", network: "Local (anvil)", address, txHash, at: 1_700_000_000_000 }],
    journalProblems: [
      {
        id: "HK6017",
        what: "The deployment journal a.jsonl is damaged at line 3.",
        fix: "Keep the file.",
        actions: [{ action: "showLog", title: "Show Log" }],
      },
    ],
  },
  restricted: {
    ...ready,
    blocked: {
      id: "HK1003",
      what: "This workspace is in Restricted Mode.",
      fix: "Trust the workspace if you know its authors.",
      actions: [{ action: "manageTrust", title: "Manage Trust" }],
    },
  },
};
