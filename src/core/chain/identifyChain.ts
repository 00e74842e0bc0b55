import { problem } from "../errors/problem.ts";
import { createJsonRpc, RpcFailure } from "./jsonRpc.ts";
import { isLoopbackUrl } from "./loopback.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { Problem } from "../errors/problem.ts";
import type { JsonRpc } from "./jsonRpc.ts";
import type { Network } from "./networks.ts";

/** What tells one chain from another. Two equal identities are the same running chain. */
export interface ChainIdentity {
  readonly chainId: number;
  /** Hash of block 0. */
  readonly genesisHash: `0x${string}`;
  /** The instance that anvil and hardhat give to each start of theirs; empty where the client has none. */
  readonly instance: string;
  /** `web3_clientVersion`, e.g. `anvil/v1.7.1`. */
  readonly client: string;
}

class LocalChain {
  readonly network: Network;
  readonly identity: ChainIdentity;
  readonly #proven = true;

  constructor(network: Network, identity: ChainIdentity) {
    this.network = network;
    this.identity = identity;
  }

  static isProven(value: unknown): value is LocalChain {
    return typeof value === "object" && value !== null && #proven in value && value.#proven;
  }
}

/**
 * A chain of which it was proven that it runs on this machine. Only `identifyChain` makes one: the class is not exported,
 * and its private field makes a look-alike a compile error and a run-time refusal.
 */
export type ProvenLocalChain = LocalChain;

/** True only for an object that `identifyChain` made. */
export function isProvenLocalChain(value: unknown): value is ProvenLocalChain {
  return LocalChain.isProven(value);
}

/** What asking a network for its identity came to. */
export type IdentifyOutcome =
  | { readonly kind: "local"; readonly chain: ProvenLocalChain }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

const localClients = /^(?:anvil|hardhatnetwork|hardhat)\b/i;
const localChainIds: ReadonlySet<number> = new Set([31337, 1337]);

/**
 * Proves that a network is a local chain: loopback host, a development client, a development chain id, the id its setting
 * states. A host elsewhere is refused without being contacted; no redirect is followed.
 */
export async function identifyChain(network: Network, options: CallOptions & { readonly timeoutMs?: number }): Promise<IdentifyOutcome> {
  if (network.problem !== undefined) return { kind: "failed", problem: network.problem };
  if (!isLoopbackUrl(network.rpcUrl)) return notLocal(network, "it is on another machine.");
  const rpc = createJsonRpc(network.rpcUrl, { timeoutMs: options.timeoutMs ?? 5000, maxBytes: 1_000_000 });
  try {
    const identity = await readIdentity(rpc, options.signal);
    if (network.chainId !== undefined && network.chainId !== identity.chainId) {
      return {
        kind: "failed",
        problem: problem("chainIdMismatch", { network: network.name, expected: network.chainId, actual: identity.chainId }),
      };
    }
    if (!localClients.test(identity.client)) return notLocal(network, `its client is ${identity.client.slice(0, 60) || "unknown"}.`);
    if (!localChainIds.has(identity.chainId)) return notLocal(network, `its chain id is ${identity.chainId}.`);
    return { kind: "local", chain: new LocalChain(network, identity) };
  } catch (error) {
    if (!(error instanceof RpcFailure)) throw error;
    if (error.kind === "aborted") return { kind: "cancelled" };
    return { kind: "failed", problem: problemOfRpc(network.rpcUrl, error) };
  }
}

/** True when both are the same running chain; a restarted anvil is another one. */
export function sameChain(one: ChainIdentity, other: ChainIdentity): boolean {
  return one.chainId === other.chainId && one.genesisHash === other.genesisHash && one.instance === other.instance;
}

/** The catalogue's words for an RPC that gave no result. */
export function problemOfRpc(url: string, failure: RpcFailure): Problem {
  const details = `${failure.kind} ${failure.method} ${failure.code ?? ""} ${failure.message}`;
  if (failure.kind === "unreachable" || failure.kind === "timedOut") return problem("rpcUnreachable", { url }, { details });
  return problem("rpcAnswerUnusable", { url, method: failure.method }, { details });
}

function notLocal(network: Network, reason: string): IdentifyOutcome {
  return { kind: "failed", problem: problem("networkNotLocal", { network: network.name, reason }) };
}

async function readIdentity(rpc: JsonRpc, signal: AbortSignal): Promise<ChainIdentity> {
  const chainId = Number(expectHex(await rpc.request("eth_chainId", [], signal), "eth_chainId", /^0x[0-9a-f]{1,13}$/i));
  const [client, block, metadata] = await Promise.all([
    rpc.request("web3_clientVersion", [], signal),
    rpc.request("eth_getBlockByNumber", ["0x0", false], signal),
    rpc.request("hardhat_metadata", [], signal).catch(noMetadata),
  ]);
  return {
    chainId,
    client: typeof client === "string" ? client : "",
    genesisHash: expectHash(field(block, "hash")),
    instance: instanceOf(metadata),
  };
}

/** Only the node's own "I do not know this method" means that there is no instance; a broken connection must not look like one. */
function noMetadata(error: unknown): undefined {
  if (error instanceof RpcFailure && error.kind === "rpcError") return undefined;
  throw error;
}

function instanceOf(metadata: unknown): string {
  const instance = field(metadata, "instanceId");
  return typeof instance === "string" ? instance : "";
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function expectHex(value: unknown, method: string, form: RegExp): string {
  if (typeof value === "string" && form.test(value)) return value;
  throw new RpcFailure("notJsonRpc", method, { message: `unexpected answer: ${JSON.stringify(value)?.slice(0, 100)}` });
}

function expectHash(value: unknown): `0x${string}` {
  const hash = expectHex(value, "eth_getBlockByNumber", /^0x[0-9a-f]{64}$/i).toLowerCase();
  return `0x${hash.slice(2)}`;
}
