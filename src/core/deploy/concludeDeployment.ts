import { problem } from "../errors/problem.ts";
import type { DeploymentOutcome } from "./deployment.ts";
import type { Expected } from "./findReceipt.ts";
import type { Journal } from "./journal.ts";
import type { SettleOutcome } from "./settleDeployment.ts";

/** Writes how a deployment settled to its journal and makes the outcome of it. */
export async function concludeDeployment(journal: Journal, expected: Expected, settled: SettleOutcome): Promise<DeploymentOutcome> {
  const { txHash, address, contract } = expected;
  if (settled.kind === "included") {
    const { gasUsed, blockNumber, blockHash, codeMatches } = settled.receipt;
    await journal.note({
      type: "included",
      txHash,
      address,
      gasUsed: String(gasUsed),
      blockNumber: String(blockNumber),
      blockHash,
      codeMatches,
    });
    return { kind: "deployed", receipt: settled.receipt, journalFile: journal.file };
  }
  if (settled.kind === "reverted") {
    await journal.note({ type: "failed", reason: "reverted" });
    return { kind: "failed", problem: problem("deploymentReverted", { contract: contract.name, hash: txHash }) };
  }
  await journal.note({ type: "unknown", reason: settled.problem.details ?? settled.problem.name });
  return { kind: "unconfirmed", problem: settled.problem, signed: { txHash, address, journalFile: journal.file } };
}
