import { isLoopbackUrl } from "../chain/loopback.ts";
import { listNetworks, localAnvil } from "../chain/networks.ts";
import { problem } from "../errors/problem.ts";
import type { HealthInput } from "./healthPorts.ts";
import type { HealthCheck } from "./healthReport.ts";

const limitMs = 2000;
const mostBytes = 65_536;

/**
 * The local chain: the person's first loopback network, else anvil's default. Asks it for its chain and its name, and asks
 * nobody else: an address beyond this computer is never contacted by a health check. Nothing listening is `off`, not an alarm.
 */
export async function checkRpc({ settings }: HealthInput, signal: AbortSignal): Promise<HealthCheck> {
  const networks = listNetworks(settings.networks, undefined);
  const network = networks.find((candidate) => candidate.problem === undefined && isLoopbackUrl(candidate.rpcUrl)) ?? localAnvil;
  const place = new URL(network.rpcUrl).origin;
  const base = { component: "rpc", version: "", place } as const;
  const answer = await ask(network.rpcUrl, signal);
  if (signal.aborted) return { ...base, state: "unknown" };
  if (answer.kind === "nobody") return { ...base, state: "off" };
  if (answer.kind === "stranger") {
    return { ...base, state: "warning", problem: problem("rpcNotEthereum", { url: place }, { details: answer.details }) };
  }
  const version = `${answer.client}, chain ${answer.chainId}`;
  if (network.chainId === undefined || answer.chainId === String(network.chainId)) return { ...base, state: "ok", version };
  const other = problem("rpcOtherChain", { url: place, actual: answer.chainId, expected: network.chainId });
  return { ...base, state: "warning", version, problem: other };
}

type Answer =
  | { readonly kind: "node"; readonly chainId: string; readonly client: string }
  | { readonly kind: "nobody" }
  | { readonly kind: "stranger"; readonly details: string };

async function ask(url: string, signal: AbortSignal): Promise<Answer> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    const [chain, client] = await Promise.all([call(url, "eth_chainId", both), call(url, "web3_clientVersion", both)]);
    if (typeof chain !== "string" || !/^0x[\da-f]{1,64}$/i.test(chain))
      return { kind: "stranger", details: `eth_chainId: ${JSON.stringify(chain)}` };
    return { kind: "node", chainId: BigInt(chain).toString(), client: clientName(client) };
  } catch (error) {
    if (isRefused(error)) return { kind: "nobody" };
    return { kind: "stranger", details: both.aborted ? `no answer within ${limitMs} ms` : String(error) };
  }
}

/** `anvil/v1.7.1` of `anvil/v1.7.1-abc/linux`; the text is a stranger's, so it is cut and stripped. */
function clientName(client: unknown): string {
  if (typeof client !== "string") return "node";
  const [name = "", version = ""] = client.replaceAll(/[^\w./+-]/g, "").split("/");
  return (
    [name, version]
      .filter((part) => part !== "")
      .join(" ")
      .slice(0, 40) || "node"
  );
}

async function call(url: string, method: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: [] }),
    // A redirect could lead away from this computer.
    redirect: "error",
    signal,
  });
  const parsed: unknown = JSON.parse(await readStart(response));
  return typeof parsed === "object" && parsed !== null && "result" in parsed ? parsed.result : undefined;
}

/** The body, refused when it is larger than any honest answer. */
async function readStart(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function isRefused(error: unknown): boolean {
  const codes: unknown[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause) codes.push(cause.code);
    // localhost is tried at ::1 and 127.0.0.1; both must be refused.
    if (cause instanceof AggregateError)
      codes.push(...cause.errors.map((each: unknown) => (each instanceof Error && "code" in each ? each.code : undefined)));
  }
  return codes.length > 0 && codes.every((code) => code === "ECONNREFUSED");
}
