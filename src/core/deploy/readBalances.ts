import { devAddresses } from "../chain/signers/devAccount.ts";
import { askChain } from "./askChain.ts";
import type { ProvenLocalChain } from "../chain/identifyChain.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { ChainTrouble } from "./askChain.ts";

/** An account that can sign on a local chain, with its balance in wei. */
export interface Balance {
  readonly address: `0x${string}`;
  readonly wei: bigint;
}

/** The balances of the ten development accounts, in their order. */
export async function readBalances(
  chain: ProvenLocalChain,
  options: CallOptions,
): Promise<{ readonly kind: "read"; readonly balances: readonly Balance[] } | ChainTrouble> {
  return askChain(chain, options.signal, async (client) => {
    const { getBalance } = await import("../chain/viem.ts");
    const balances = await Promise.all(devAddresses.map(async (address) => ({ address, wei: await getBalance(client, { address }) })));
    return { kind: "read" as const, balances };
  });
}
