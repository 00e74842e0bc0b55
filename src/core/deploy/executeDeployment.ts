import { join } from "node:path";
import { identifyChain, isProvenLocalChain } from "../chain/identifyChain.ts";
import { openViemClient } from "../chain/viemClient.ts";
import { problem } from "../errors/problem.ts";
import { takeLock } from "../storage/takeLock.ts";
import { askChain } from "./askChain.ts";
import { clearanceViolation } from "./clearance.ts";
import { createJournal, dropJournal, journalFolder, makeFolder } from "./journal.ts";
import { concludeDeployment } from "./concludeDeployment.ts";
import { localLimits, settleDeployment } from "./settleDeployment.ts";
import type { ProvenLocalChain } from "../chain/identifyChain.ts";
import type { CreateTransaction, Signer } from "../chain/signers/devAccount.ts";
import type { Problem } from "../errors/problem.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";
import type { Lock } from "../storage/takeLock.ts";
import type { ChainTrouble } from "./askChain.ts";
import type { Clearance } from "./clearance.ts";
import type { DeploymentEvent, DeploymentOutcome, DeploymentPlan, Simulation } from "./deployment.ts";
import type { Journal } from "./journal.ts";
import type { SettleLimits } from "./settleDeployment.ts";

/** What is to be sent, and the leave to do it. */
export interface Execution {
  readonly plan: DeploymentPlan;
  readonly simulation: Simulation;
  readonly clearance: Clearance;
}

/** What executing needs from outside. */
export interface ExecutionPorts {
  readonly chain: ProvenLocalChain;
  readonly signer: Signer;
  readonly roots: Pick<StorageRoots, "state">;
  readonly limits?: SettleLimits;
  readonly now?: () => number;
}

/**
 * Carries out a cleared plan: checks chain and nonce once more, signs, writes the signed bytes to the journal, and only then
 * sends. Until the signature nothing has happened and failing is final; after it, only a receipt decides, and everything else
 * is `unconfirmed` with the hash. Sends the same bytes however often the connection breaks.
 */
export async function executeDeployment(
  execution: Execution,
  ports: ExecutionPorts,
  options: CallOptions<DeploymentEvent>,
): Promise<DeploymentOutcome> {
  const locked = await lockSender(execution.plan, ports.roots);
  if (locked.kind === "failed") return locked;
  try {
    return await execute(execution, ports, options);
  } finally {
    await locked.lock.release();
  }
}

/** One window at a time deploys from an account: two would sign the same nonce. */
async function lockSender(
  { chain, sender }: DeploymentPlan,
  roots: Pick<StorageRoots, "state">,
): Promise<{ readonly kind: "locked"; readonly lock: Lock } | { readonly kind: "failed"; readonly problem: Problem }> {
  const folder = journalFolder(roots, chain);
  try {
    await makeFolder(folder);
    const lock = await takeLock(join(folder, `${sender}.lock`));
    return lock === undefined ? { kind: "failed", problem: problem("senderInUse", { sender }) } : { kind: "locked", lock };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", problem: problem("journalUnwritable", { reason }) };
  }
}

async function execute(execution: Execution, ports: ExecutionPorts, options: CallOptions<DeploymentEvent>): Promise<DeploymentOutcome> {
  const { plan } = execution;
  const { signal, onEvent } = options;
  onEvent?.({ kind: "checking", operation: "deploy" });
  const transaction = transactionOf(plan, execution.simulation.gasLimit);
  const violation = await checkOnceMore(execution, transaction, { ports, signal });
  if (violation !== undefined) return violation;
  const opened = await createJournal(ports.roots, plan.chain, plan.id);
  if (opened.kind === "failed") return opened;
  const { journal } = opened;
  onEvent?.({ kind: "signing", operation: "deploy" });
  const written = await writeSigned(journal, { execution, transaction, signer: ports.signer, signal });
  if (written.kind !== "signed") return written;
  const { raw, txHash } = written;
  onEvent?.({ kind: "signed", operation: "deploy", txHash, address: plan.address });
  try {
    if (signal.aborted) return await withdraw(journal, { plan, txHash });
    const expected = { rpcUrl: plan.rpcUrl, txHash, address: plan.address, contract: plan.contract };
    const client = await openViemClient(ports.chain, signal);
    const settled = await settleDeployment({ client, journal, raw, expected, limits: ports.limits ?? localLimits }, options);
    return await concludeDeployment(journal, expected, settled);
  } finally {
    await journal.close();
  }
}

/** Written like the signature, durably: without it the bytes would be sent when the journal is checked again. */
async function withdraw(
  journal: Journal,
  { plan, txHash }: { readonly plan: DeploymentPlan; readonly txHash: `0x${string}` },
): Promise<DeploymentOutcome> {
  const signed = { txHash, address: plan.address, journalFile: journal.file };
  try {
    await journal.append({ type: "failed", reason: "cancelled before it was sent" });
    return { kind: "cancelled", signed };
  } catch (error) {
    const details = error instanceof Error ? error.message : String(error);
    return {
      kind: "unconfirmed",
      problem: problem("deploymentUnconfirmed", { contract: plan.contract.name, hash: txHash }, { details }),
      signed,
    };
  }
}

function transactionOf(plan: DeploymentPlan, gas: bigint): CreateTransaction {
  return { chainId: plan.chain.chainId, nonce: plan.nonce, data: plan.initCode, value: plan.value, gas, fees: plan.fees };
}

async function checkOnceMore(
  { plan, clearance }: Execution,
  transaction: CreateTransaction,
  { ports, signal }: { readonly ports: ExecutionPorts; readonly signal: AbortSignal },
): Promise<ChainTrouble | undefined> {
  if (!isProvenLocalChain(ports.chain)) throw new TypeError("Only a proven local chain can be deployed to.");
  const again = await identifyChain(ports.chain.network, { signal });
  if (again.kind !== "local") return again;
  const { sender } = plan;
  return askChain(ports.chain, signal, async (client) => {
    const { getTransactionCount, keccak256 } = await import("../chain/viem.ts");
    const [latest, pending] = await Promise.all([
      getTransactionCount(client, { address: sender, blockTag: "latest" }),
      getTransactionCount(client, { address: sender, blockTag: "pending" }),
    ]);
    const violation = clearanceViolation(clearance, transaction, {
      now: (ports.now ?? Date.now)(),
      chain: again.chain.identity,
      rpcUrl: plan.rpcUrl,
      sender: ports.signer.address,
      nonce: { latest, pending },
      dataHash: keccak256(transaction.data),
    });
    return violation === undefined ? undefined : ({ kind: "failed", problem: violation } as const);
  });
}

interface Signing {
  readonly execution: Execution;
  readonly transaction: CreateTransaction;
  readonly signer: Signer;
  readonly signal: AbortSignal;
}

type SigningOutcome =
  | { readonly kind: "signed"; readonly raw: `0x${string}`; readonly txHash: `0x${string}` }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** The journal is gone again unless it holds signed bytes: an aborted start leaves nothing behind. */
async function writeSigned(journal: Journal, { execution, transaction, signer, signal }: Signing): Promise<SigningOutcome> {
  const { keccak256 } = await import("../chain/viem.ts");
  try {
    await writePreface(journal, execution);
    if (signal.aborted) {
      await dropJournal(journal);
      return { kind: "cancelled" };
    }
    const raw = await signer.signTransaction(transaction);
    const txHash = keccak256(raw);
    await journal.append({ type: "signed", raw, txHash });
    return { kind: "signed", raw, txHash };
  } catch (error) {
    await dropJournal(journal);
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    return { kind: "failed", problem: problem("journalUnwritable", { reason: error.message }) };
  }
}

async function writePreface(journal: Journal, { plan, simulation, clearance }: Execution): Promise<void> {
  const { source, name, compilerVersion, runtimeCode, immutables } = plan.contract;
  const { artifactHash, args, initCodeHash, rpcUrl, chain, sender, nonce, address } = plan;
  await journal.append({
    type: "planned",
    deploymentId: plan.id,
    contract: { source, name, compilerVersion },
    artifactHash,
    runtimeCode,
    immutables,
    args,
    initCodeHash,
    network: plan.networkName,
    rpcUrl,
    chain,
    sender,
    nonce,
    value: String(plan.value),
    address,
  });
  const { gas, gasLimit, maxCost } = simulation;
  await journal.append({ type: "simulated", gas: String(gas), gasLimit: String(gasLimit), maxCost: String(maxCost) });
  const fees = Object.fromEntries(Object.entries(clearance.fees).map(([field, value]) => [field, String(value)]));
  await journal.append({ type: "cleared", expiresAt: clearance.expiresAt, gasLimit: String(clearance.gasLimit), fees });
}
