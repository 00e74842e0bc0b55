import { rpcFailureIn } from "./jsonRpc.ts";

/**
 * What an error of `eth_sendRawTransaction` says. Only `alreadyKnown` says something about our transaction: the node has it.
 * All others leave open whether the transaction is, or will be, in a block: an error from a send is never proof of absence.
 */
export type SendError =
  | "alreadyKnown"
  | "nonceTooLow"
  | "nonceTooHigh"
  | "underpriced"
  | "insufficientFunds"
  | "gasTooHigh"
  | "codeTooLarge"
  | "rejected"
  | "noAnswer"
  | "aborted";

const byMessage: readonly (readonly [RegExp, SendError])[] = [
  [/already known|already imported|known transaction|already exists|alreadyknown/i, "alreadyKnown"],
  [/nonce too low|nonce is too low|nonce has already been used/i, "nonceTooLow"],
  [/nonce too high|nonce is too high|queued/i, "nonceTooHigh"],
  [/underpriced|max fee per gas less than block base fee|fee cap less than block base fee|feetoolow/i, "underpriced"],
  [/insufficient funds|not enough funds|insufficient balance/i, "insufficientFunds"],
  [/exceeds block gas limit|gas limit too high|intrinsic gas too|exceeds.*gas cap/i, "gasTooHigh"],
  [/max code size|createcontractsizelimit|max initcode size|createinitcodesizelimit|code size exceeds/i, "codeTooLarge"],
];

/** Classifies what a send threw; the nodes' wordings differ, so an unknown one is `rejected`. Throws what is no RPC failure. */
export function classifySendError(error: unknown): SendError {
  const failure = rpcFailureIn(error);
  if (failure === undefined) throw error;
  if (failure.kind === "aborted") return "aborted";
  if (failure.kind !== "rpcError") return "noAnswer";
  return classifyMessage(failure.message);
}

/** The same for the text of a node's error. */
export function classifyMessage(message: string): SendError {
  return byMessage.find(([form]) => form.test(message))?.[1] ?? "rejected";
}
