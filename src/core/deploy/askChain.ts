import { problemOfRpc } from "../chain/identifyChain.ts";
import { rpcFailureIn } from "../chain/jsonRpc.ts";
import { openViemClient } from "../chain/viemClient.ts";
import type { Client } from "viem";
import type { ProvenLocalChain } from "../chain/identifyChain.ts";
import type { Problem } from "../errors/problem.ts";

/** The part of every chain verb's outcome that is about the connection. */
export type ChainTrouble = { readonly kind: "failed"; readonly problem: Problem } | { readonly kind: "cancelled" };

/** Runs reads against one chain; an RPC that gives no result becomes an outcome, a bug stays an exception. */
export async function askChain<Answer>(
  chain: ProvenLocalChain,
  signal: AbortSignal,
  ask: (client: Client) => Promise<Answer>,
): Promise<Answer | ChainTrouble> {
  if (signal.aborted) return { kind: "cancelled" };
  try {
    return await ask(await openViemClient(chain, signal));
  } catch (error) {
    return troubleOf(chain, signal, error);
  }
}

/** The outcome for what a chain read threw; throws again what is no RPC failure. */
export function troubleOf(chain: ProvenLocalChain, signal: AbortSignal, error: unknown): ChainTrouble {
  if (signal.aborted) return { kind: "cancelled" };
  const failure = rpcFailureIn(error);
  if (failure === undefined) throw error;
  return { kind: "failed", problem: problemOfRpc(chain.network.rpcUrl, failure) };
}
