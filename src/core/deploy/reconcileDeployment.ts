import { identifyChain, sameChain } from "../chain/identifyChain.ts";
import { openViemClient } from "../chain/viemClient.ts";
import { problem } from "../errors/problem.ts";
import { askChain } from "./askChain.ts";
import { concludeDeployment } from "./concludeDeployment.ts";
import { findReceipt } from "./findReceipt.ts";
import { continueJournal } from "./journal.ts";
import { localLimits, settleDeployment } from "./settleDeployment.ts";
import type { ProvenLocalChain } from "../chain/identifyChain.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { DeploymentEvent, DeploymentOutcome, SignedDeployment } from "./deployment.ts";
import type { Expected } from "./findReceipt.ts";
import type { Journal } from "./journal.ts";
import type { JournalRecord } from "./journalRecord.ts";
import type { SettleLimits } from "./settleDeployment.ts";

type RecordOf<Type extends JournalRecord["type"]> = Extract<JournalRecord, { readonly type: Type }>;

/**
 * Finds out how a deployment ended that was signed once: looks for its receipt on the same chain, and otherwise sends the very
 * bytes of the journal again, which can never make a second contract. A deployment that ended is answered from its journal.
 */
export async function reconcileDeployment(
  journalFile: string,
  ports: { readonly limits?: SettleLimits },
  options: CallOptions<DeploymentEvent>,
): Promise<DeploymentOutcome> {
  const opened = await continueJournal(journalFile);
  if (opened.kind === "failed") return opened;
  const { journal, records } = opened;
  try {
    return await reconcile(journal, records, { limits: ports.limits ?? localLimits, options });
  } finally {
    await journal.close();
  }
}

interface Reconciliation {
  readonly limits: SettleLimits;
  readonly options: CallOptions<DeploymentEvent>;
}

async function reconcile(journal: Journal, records: readonly JournalRecord[], run: Reconciliation): Promise<DeploymentOutcome> {
  const planned = lastOf(records, "planned");
  const signed = lastOf(records, "signed");
  if (planned === undefined || signed === undefined) return { kind: "failed", problem: problem("nothingSigned", {}) };
  const { txHash } = signed;
  const { address, rpcUrl, contract, runtimeCode, immutables } = planned;
  const expected: Expected = { rpcUrl, txHash, address, contract: { name: contract.name, runtimeCode, immutables } };
  const ended = endOf(records, expected, journal.file);
  if (ended !== undefined) return ended;
  const proof: SignedDeployment = { txHash, address, journalFile: journal.file };
  const found = await identifyChain(
    { id: rpcUrl, name: planned.network, chainId: planned.chain.chainId, rpcUrl, source: "settings" },
    run.options,
  );
  if (found.kind === "cancelled") return { kind: "unconfirmed", problem: unconfirmed(expected), signed: proof };
  if (found.kind === "failed") return { kind: "unconfirmed", problem: found.problem, signed: proof };
  if (!sameChain(found.chain.identity, planned.chain)) {
    return { kind: "unconfirmed", problem: problem("chainChanged", { url: rpcUrl }), signed: proof };
  }
  return resume({ chain: found.chain, journal, planned, signed, expected }, run);
}

interface Resumption {
  readonly chain: ProvenLocalChain;
  readonly journal: Journal;
  readonly planned: RecordOf<"planned">;
  readonly signed: RecordOf<"signed">;
  readonly expected: Expected;
}

async function resume(
  { chain, journal, planned, signed, expected }: Resumption,
  { limits, options }: Reconciliation,
): Promise<DeploymentOutcome> {
  const client = await openViemClient(chain, options.signal);
  const now = await findReceipt(client, expected);
  if (now.kind === "included" || now.kind === "reverted") return concludeDeployment(journal, expected, now);
  if (now.kind === "contradiction") return concludeDeployment(journal, expected, { kind: "open", problem: now.problem });
  const { sender, nonce } = planned;
  const count = await askChain(chain, options.signal, async (asked) => {
    const { getTransactionCount } = await import("../chain/viem.ts");
    return getTransactionCount(asked, { address: sender, blockTag: "latest" });
  });
  // Not written as final: one node's answer is no proof, and the receipt may still appear.
  if (typeof count === "number" && count > nonce) {
    const taken = problem("nonceUsedElsewhere", { nonce, sender, contract: expected.contract.name });
    return {
      kind: "unconfirmed",
      problem: taken,
      signed: { txHash: expected.txHash, address: expected.address, journalFile: journal.file },
    };
  }
  const settled = await settleDeployment({ client, journal, raw: signed.raw, expected, limits }, options);
  return concludeDeployment(journal, expected, settled);
}

/** The outcome of a journal that has its end already. */
function endOf(records: readonly JournalRecord[], expected: Expected, journalFile: string): DeploymentOutcome | undefined {
  const included = lastOf(records, "included");
  if (included !== undefined) {
    const { address, txHash, blockHash, codeMatches } = included;
    const receipt = {
      address,
      txHash,
      gasUsed: BigInt(included.gasUsed),
      blockNumber: BigInt(included.blockNumber),
      blockHash,
      codeMatches,
    };
    return { kind: "deployed", receipt, journalFile };
  }
  const failed = lastOf(records, "failed");
  if (failed === undefined) return undefined;
  const { txHash, address, contract } = expected;
  if (failed.reason !== "reverted") return { kind: "cancelled", signed: { txHash, address, journalFile } };
  return { kind: "failed", problem: problem("deploymentReverted", { contract: contract.name, hash: txHash }) };
}

function lastOf<Type extends JournalRecord["type"]>(records: readonly JournalRecord[], type: Type): RecordOf<Type> | undefined {
  return records.findLast((record): record is RecordOf<Type> => record.type === type);
}

function unconfirmed(expected: Expected): ReturnType<typeof problem> {
  return problem("deploymentUnconfirmed", { contract: expected.contract.name, hash: expected.txHash });
}
