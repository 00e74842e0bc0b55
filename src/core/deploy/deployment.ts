import type { ChainIdentity } from "../chain/identifyChain.ts";
import type { FeeCaps } from "../chain/signers/devAccount.ts";
import type { Problem } from "../errors/problem.ts";
import type { Contract } from "../foundry/contract.ts";
import type { DecodedArgument } from "./encodeArguments.ts";

/** Everything a deployment will be, before anything is asked to happen. Amounts in wei. */
export interface DeploymentPlan {
  /** A UUID; also the name of the journal file. */
  readonly id: string;
  /** The artifact as it was when planned: recompiling later changes nothing here. */
  readonly contract: Contract;
  /** keccak256 of the artifact copy's JSON. */
  readonly artifactHash: `0x${string}`;
  readonly args: readonly DecodedArgument[];
  /** Creation code and encoded arguments. */
  readonly initCode: `0x${string}`;
  readonly initCodeHash: `0x${string}`;
  readonly rpcUrl: string;
  readonly networkName: string;
  readonly chain: ChainIdentity;
  readonly sender: `0x${string}`;
  readonly nonce: number;
  readonly value: bigint;
  readonly fees: FeeCaps;
  /** Where the contract will be: decided by sender and nonce. */
  readonly address: `0x${string}`;
}

/** What the chain did when the plan was tried without being sent. */
export interface Simulation {
  readonly planId: string;
  readonly initCodeHash: `0x${string}`;
  /** Gas the chain expects to use. */
  readonly gas: bigint;
  /** What will be allowed at most. */
  readonly gasLimit: bigint;
  /** The most this can cost, value included. */
  readonly maxCost: bigint;
  readonly initCodeBytes: number;
  readonly runtimeBytes: number;
  /** Code beyond Ethereum's own limits that this chain nevertheless accepts. */
  readonly beyondPublicLimits: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A transaction that was signed: from here on it may be on the chain. */
export interface SignedDeployment {
  readonly txHash: `0x${string}`;
  readonly address: `0x${string}`;
  readonly journalFile: string;
}

/** A deployment that the chain has confirmed. */
export interface Receipt {
  readonly address: `0x${string}`;
  readonly txHash: `0x${string}`;
  readonly gasUsed: bigint;
  readonly blockNumber: bigint;
  readonly blockHash: `0x${string}`;
  /** The code at the address is the artifact's runtime code, immutables left out. */
  readonly codeMatches: boolean;
}

/**
 * How a deployment ended. `failed`: nothing of it is or can come on the chain as a contract. `unconfirmed`: it was signed, and
 * whether the chain has it is not known; `reconcileDeployment` finds out. `cancelled` names what was signed but never sent.
 */
export type DeploymentOutcome =
  | { readonly kind: "deployed"; readonly receipt: Receipt; readonly journalFile: string }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "unconfirmed"; readonly problem: Problem; readonly signed: SignedDeployment }
  | { readonly kind: "cancelled"; readonly signed?: SignedDeployment };

/** Progress of a deployment; `signed` comes after the signed bytes are on disk and before they are sent. */
export type DeploymentEvent =
  | { readonly kind: "checking"; readonly operation: "deploy" }
  | { readonly kind: "signing"; readonly operation: "deploy" }
  | { readonly kind: "signed"; readonly operation: "deploy"; readonly txHash: `0x${string}`; readonly address: `0x${string}` }
  | { readonly kind: "sent"; readonly operation: "deploy"; readonly txHash: `0x${string}` }
  | { readonly kind: "waiting"; readonly operation: "deploy"; readonly txHash: `0x${string}` };
