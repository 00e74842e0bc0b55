import { sameChain } from "../chain/identifyChain.ts";
import { problem } from "../errors/problem.ts";
import type { ChainIdentity } from "../chain/identifyChain.ts";
import type { CreateTransaction, FeeCaps } from "../chain/signers/devAccount.ts";
import type { Problem } from "../errors/problem.ts";
import type { DeploymentPlan, Simulation } from "./deployment.ts";

/** How long a simulation may be deployed from, and how long a clearance lasts (milliseconds). */
const lifetimes = { simulation: 10 * 60_000, clearance: 60_000 };

class GrantedClearance {
  readonly initCodeHash: `0x${string}`;
  /** A creation has no recipient; written down so that it is bound as well. */
  readonly to = null;
  readonly sender: `0x${string}`;
  readonly value: bigint;
  readonly chain: ChainIdentity;
  readonly nonce: number;
  readonly gasLimit: bigint;
  readonly fees: FeeCaps;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly #granted = true;

  constructor(plan: DeploymentPlan, simulation: Simulation, now: number) {
    this.initCodeHash = simulation.initCodeHash;
    this.sender = plan.sender;
    this.value = plan.value;
    this.chain = Object.freeze({ ...plan.chain });
    this.nonce = plan.nonce;
    this.gasLimit = simulation.gasLimit;
    this.fees = Object.freeze({ ...plan.fees });
    this.expiresAt = now + lifetimes.clearance;
    Object.freeze(this);
  }

  static isGranted(value: unknown): value is GrantedClearance {
    return typeof value === "object" && value !== null && #granted in value && value.#granted;
  }
}

/** The leave to send exactly one transaction. Only `grantClearance` makes one: the class is not exported. */
export type Clearance = GrantedClearance;

/** What asking for a clearance came to. */
export type ClearanceOutcome =
  | { readonly kind: "cleared"; readonly clearance: Clearance }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Grants the leave to send what was simulated, for a short time. Local chains need no word of the person beyond the click. */
export function grantClearance(plan: DeploymentPlan, simulation: Simulation, now: number = Date.now()): ClearanceOutcome {
  if (simulation.planId !== plan.id || simulation.initCodeHash !== plan.initCodeHash) return refused("the plan");
  if (now - simulation.at > lifetimes.simulation || simulation.at > now)
    return { kind: "failed", problem: problem("clearanceExpired", {}) };
  return { kind: "cleared", clearance: new GrantedClearance(plan, simulation, now) };
}

/** What the chain and the clock say at the moment of signing. */
export interface MomentOfSigning {
  readonly now: number;
  readonly chain: ChainIdentity;
  readonly rpcUrl: string;
  readonly sender: `0x${string}`;
  readonly nonce: { readonly latest: number; readonly pending: number };
  /** keccak256 of the data that is about to be signed. */
  readonly dataHash: `0x${string}`;
}

/** Why this transaction may not be signed under this clearance; undefined when it may. Asked immediately before signing. */
export function clearanceViolation(clearance: Clearance, transaction: CreateTransaction, moment: MomentOfSigning): Problem | undefined {
  if (!GrantedClearance.isGranted(clearance)) return mismatch("the clearance");
  if (moment.now > clearance.expiresAt) return problem("clearanceExpired", {});
  if (!sameChain(clearance.chain, moment.chain)) return problem("chainChanged", { url: moment.rpcUrl });
  const { nonce, sender } = clearance;
  if (moment.nonce.latest !== nonce) return problem("nonceChanged", { sender, expected: nonce, actual: moment.nonce.latest });
  if (moment.nonce.pending !== nonce) return problem("transactionsPending", { sender, count: moment.nonce.pending - nonce });
  const bound: readonly (readonly [string, boolean])[] = [
    ["the code", moment.dataHash === clearance.initCodeHash],
    ["the recipient", !("to" in transaction)],
    ["the sender", moment.sender === sender],
    ["the value", transaction.value === clearance.value],
    ["the chain id", transaction.chainId === clearance.chain.chainId],
    ["the nonce", transaction.nonce === nonce],
    ["the gas limit", transaction.gas === clearance.gasLimit],
    ["the fee caps", sameFees(transaction.fees, clearance.fees)],
  ];
  const broken = bound.find(([, holds]) => !holds);
  return broken === undefined ? undefined : mismatch(broken[0]);
}

function sameFees(one: FeeCaps, other: FeeCaps): boolean {
  if (one.kind === "legacy") return other.kind === "legacy" && one.gasPrice === other.gasPrice;
  return other.kind === "eip1559" && one.maxFeePerGas === other.maxFeePerGas && one.maxPriorityFeePerGas === other.maxPriorityFeePerGas;
}

function mismatch(field: string): Problem {
  return problem("clearanceMismatch", { field });
}

function refused(field: string): ClearanceOutcome {
  return { kind: "failed", problem: mismatch(field) };
}
