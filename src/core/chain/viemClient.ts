import { checkAnswer } from "./checkAnswer.ts";
import { createJsonRpc } from "./jsonRpc.ts";
import type { Client } from "viem";
import type { ProvenLocalChain } from "./identifyChain.ts";

/**
 * A viem client of exactly one RPC. It caches nothing and repeats nothing by itself: a send that failed may have arrived.
 * Its errors carry the `RpcFailure` as a cause (`rpcFailureIn`). Aborting the signal ends the request under way.
 */
export async function openViemClient(chain: ProvenLocalChain, signal: AbortSignal): Promise<Client> {
  const { createClient, custom, defineChain } = await import("./viem.ts");
  const { network, identity } = chain;
  const rpc = createJsonRpc(network.rpcUrl);
  return createClient({
    chain: defineChain({
      id: identity.chainId,
      name: network.name,
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [network.rpcUrl] } },
    }),
    cacheTime: 0,
    transport: custom(
      {
        request: async ({ method, params }: { method: string; params?: readonly unknown[] }) =>
          checkAnswer(method, await rpc.request(method, params ?? [], signal)),
      },
      { retryCount: 0 },
    ),
  });
}
