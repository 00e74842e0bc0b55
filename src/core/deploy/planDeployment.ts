import { randomUUID } from "node:crypto";
import { isDevAddress } from "../chain/signers/devAccount.ts";
import { problem } from "../errors/problem.ts";
import { askChain } from "./askChain.ts";
import { constructorOf } from "./constructorForm.ts";
import { whyNotDeployable } from "./whyNotDeployable.ts";
import type { ProvenLocalChain } from "../chain/identifyChain.ts";
import type { FeeCaps } from "../chain/signers/devAccount.ts";
import type { Problem } from "../errors/problem.ts";
import type { Contract } from "../foundry/contract.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { DeploymentPlan } from "./deployment.ts";
import type { EncodedArguments } from "./encodeArguments.ts";

/** What is to be deployed, where and by whom. */
export interface DeploymentRequest {
  readonly contract: Contract;
  readonly args: Extract<EncodedArguments, { readonly kind: "encoded" }>;
  readonly chain: ProvenLocalChain;
  readonly sender: `0x${string}`;
  /** Wei sent along; 0 unless the constructor is payable. */
  readonly value: bigint;
}

/** What planning came to. */
export type PlanOutcome =
  | { readonly kind: "planned"; readonly plan: DeploymentPlan }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Base fee may double until the transaction is mined; the tip is what anvil and most chains suggest. */
const tip = 1_000_000_000n;

/** Fixes everything a deployment consists of. Reads the chain (nonce, base fee), sends nothing. */
export async function planDeployment(request: DeploymentRequest, options: CallOptions): Promise<PlanOutcome> {
  const refused = refusal(request);
  if (refused !== undefined) return { kind: "failed", problem: refused };
  return askChain(request.chain, options.signal, async (client) => {
    const { getBlock, getTransactionCount } = await import("../chain/viem.ts");
    const { sender } = request;
    const [latest, pending, block] = await Promise.all([
      getTransactionCount(client, { address: sender, blockTag: "latest" }),
      getTransactionCount(client, { address: sender, blockTag: "pending" }),
      getBlock(client, { blockTag: "latest" }),
    ]);
    if (pending !== latest) {
      return { kind: "failed" as const, problem: problem("transactionsPending", { sender, count: pending - latest }) };
    }
    return { kind: "planned" as const, plan: await assemble(request, latest, feeCaps(block.baseFeePerGas)) };
  });
}

function refusal({ contract, sender, value }: DeploymentRequest): Problem | undefined {
  const unusable = whyNotDeployable(contract);
  if (unusable !== undefined) return unusable;
  if (!isDevAddress(sender)) return problem("senderUnknown", { sender });
  if (value !== 0n && !constructorOf(contract.abi).payable) return problem("valueNotPayable", { contract: contract.name });
  return undefined;
}

function feeCaps(baseFee: bigint | null): FeeCaps {
  if (baseFee === null) return { kind: "legacy", gasPrice: 2n * tip };
  return { kind: "eip1559", maxFeePerGas: baseFee * 2n + tip, maxPriorityFeePerGas: tip };
}

async function assemble(request: DeploymentRequest, nonce: number, fees: FeeCaps): Promise<DeploymentPlan> {
  const { getContractAddress, keccak256 } = await import("../chain/viem.ts");
  const { contract, args, chain, sender, value } = request;
  const initCode = `${contract.creationCode}${args.bytes.slice(2)}` as const;
  return {
    id: randomUUID(),
    contract,
    artifactHash: keccak256(new TextEncoder().encode(JSON.stringify(contract))),
    args: args.decoded,
    initCode,
    initCodeHash: keccak256(initCode),
    rpcUrl: chain.network.rpcUrl,
    networkName: chain.network.name,
    chain: chain.identity,
    sender,
    nonce,
    value,
    fees,
    address: getContractAddress({ from: sender, nonce: BigInt(nonce) }),
  };
}
