import { setTimeout as sleep } from "node:timers/promises";
import { rpcFailureIn } from "../chain/jsonRpc.ts";
import { classifySendError } from "../chain/sendErrors.ts";
import { problem } from "../errors/problem.ts";
import { findReceipt } from "./findReceipt.ts";
import type { Client } from "viem";
import type { SendError } from "../chain/sendErrors.ts";
import type { Problem } from "../errors/problem.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { DeploymentEvent, Receipt } from "./deployment.ts";
import type { Expected } from "./findReceipt.ts";
import type { Journal } from "./journal.ts";

/** Milliseconds. */
export interface SettleLimits {
  /** How long to wait for the block. */
  readonly total: number;
  /** How long the RPC may give no answer at all. */
  readonly silent: number;
  /** Pause between two questions; it grows from `poll` to ten times that. */
  readonly poll: number;
}

/** Limits for a local chain, which mines at once or every few seconds. */
export const localLimits: SettleLimits = { total: 60_000, silent: 8000, poll: 25 };

/** A signed transaction on its way. */
export interface Settlement {
  readonly client: Client;
  readonly journal: Journal;
  readonly raw: `0x${string}`;
  readonly expected: Expected;
  readonly limits: SettleLimits;
}

/** `reverted` is final as well: the transaction is in a block and made no contract. */
export type SettleOutcome =
  | { readonly kind: "included"; readonly receipt: Receipt }
  | { readonly kind: "reverted" }
  | { readonly kind: "open"; readonly problem: Problem };

/**
 * Hands the signed bytes over and waits for their receipt. The same bytes are sent again until the node has acknowledged them:
 * a repetition can never deploy twice. An error of a send is no verdict; only a receipt of this very transaction is.
 */
export async function settleDeployment(settlement: Settlement, options: CallOptions<DeploymentEvent>): Promise<SettleOutcome> {
  const { expected, limits } = settlement;
  const { txHash } = expected;
  const started = Date.now();
  let lastAnswer = started;
  let acknowledged = false;
  let pause = limits.poll;
  let trouble: SendError | "contradiction" | undefined;
  let contradiction: Problem | undefined;
  while (!options.signal.aborted) {
    if (!acknowledged) {
      const answer = await send(settlement);
      acknowledged = answer === "accepted" || answer === "alreadyKnown";
      if (acknowledged) options.onEvent?.({ kind: "sent", operation: "deploy", txHash });
      else if (answer !== "accepted") trouble = answer;
      if (answer !== "noAnswer" && answer !== "aborted") lastAnswer = Date.now();
    }
    const found = await findReceipt(settlement.client, expected);
    if (found.kind === "included" || found.kind === "reverted") return found;
    if (found.kind !== "noAnswer") lastAnswer = Date.now();
    if (found.kind === "contradiction") contradiction = found.problem;
    const now = Date.now();
    const isRefused = !acknowledged && trouble !== "noAnswer" && trouble !== undefined;
    if (now - started > limits.total || now - lastAnswer > limits.silent || (isRefused && now - started > limits.silent / 4)) break;
    options.onEvent?.({ kind: "waiting", operation: "deploy", txHash });
    await sleep(pause, undefined, { signal: options.signal }).catch(() => {});
    pause = Math.min(pause * 1.5, limits.poll * 10);
  }
  const details = options.signal.aborted ? "cancelled while waiting" : (trouble ?? "no receipt");
  const unconfirmed = problem("deploymentUnconfirmed", { contract: expected.contract.name, hash: txHash }, { details });
  return { kind: "open", problem: contradiction ?? unconfirmed };
}

async function send({ client, journal, raw, expected }: Settlement): Promise<SendError | "accepted"> {
  const { sendRawTransaction } = await import("../chain/viem.ts");
  const { txHash } = expected;
  try {
    await sendRawTransaction(client, { serializedTransaction: raw });
    await journal.note({ type: "sent", txHash, answer: "accepted" });
    return "accepted";
  } catch (error) {
    if (rpcFailureIn(error) === undefined) throw error;
    const meaning = classifySendError(error);
    if (meaning === "alreadyKnown") await journal.note({ type: "sent", txHash, answer: "alreadyKnown" });
    return meaning;
  }
}
