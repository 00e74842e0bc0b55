import { rpcFailureIn } from "../chain/jsonRpc.ts";
import { problem } from "../errors/problem.ts";
import { compareRuntimeCode } from "./compareRuntimeCode.ts";
import type { Client } from "viem";
import type { Problem } from "../errors/problem.ts";
import type { Contract } from "../foundry/contract.ts";
import type { Receipt } from "./deployment.ts";

/** What is known of a deployment without asking the chain; every answer is held against it. */
export interface Expected {
  readonly rpcUrl: string;
  readonly txHash: `0x${string}`;
  /** Follows from sender and nonce; a receipt cannot say otherwise. */
  readonly address: `0x${string}`;
  readonly contract: Pick<Contract, "name" | "runtimeCode" | "immutables">;
}

/** What the chain says of one transaction now. `absent` is no proof that it will not come. */
export type FoundReceipt =
  | { readonly kind: "included"; readonly receipt: Receipt }
  | { readonly kind: "reverted" }
  | { readonly kind: "absent" }
  | { readonly kind: "noAnswer" }
  | { readonly kind: "contradiction"; readonly problem: Problem };

/** Asks once for the receipt, holds it against what is known, and compares the code at the address with the artifact's. */
export async function findReceipt(client: Client, expected: Expected): Promise<FoundReceipt> {
  const { getBlock, getCode, getTransactionReceipt } = await import("../chain/viem.ts");
  try {
    const answer = await getTransactionReceipt(client, { hash: expected.txHash });
    if (answer.transactionHash !== expected.txHash) return contradiction(expected, "it answered with the receipt of another transaction.");
    const { blockHash, blockNumber, gasUsed } = answer;
    if (typeof blockNumber !== "bigint" || typeof gasUsed !== "bigint" || typeof blockHash !== "string") return { kind: "absent" };
    const block = await getBlock(client, { blockNumber });
    if (block.hash !== blockHash) return contradiction(expected, "the receipt's block is not the block of that number.");
    if (answer.status === "reverted") return { kind: "reverted" };
    if (answer.contractAddress?.toLowerCase() !== expected.address.toLowerCase()) {
      return contradiction(expected, "the receipt names another address than the sender's nonce gives.");
    }
    const code = (await getCode(client, { address: expected.address })) ?? "0x";
    const codeMatches = compareRuntimeCode(expected.contract, code);
    const { txHash, address } = expected;
    return { kind: "included", receipt: { address, txHash, gasUsed, blockNumber, blockHash, codeMatches } };
  } catch (error) {
    if (error instanceof Error && error.name.endsWith("NotFoundError")) return { kind: "absent" };
    const failure = rpcFailureIn(error);
    if (failure === undefined) throw error;
    return failure.kind === "rpcError" ? { kind: "absent" } : { kind: "noAnswer" };
  }
}

function contradiction(expected: Expected, reason: string): FoundReceipt {
  return { kind: "contradiction", problem: problem("rpcContradiction", { url: expected.rpcUrl, reason }) };
}
