import { erc20 } from "./erc20.ts";
import { erc4626Vault } from "./erc4626Vault.ts";
import { erc721 } from "./erc721.ts";
import type { Template } from "./template.ts";
import { vestingWallet } from "./vestingWallet.ts";

/** Every template, in the order in which they are offered. */
export const templateTable: readonly Template[] = [erc20, erc721, erc4626Vault, vestingWallet];

/** The template of an id, or undefined. */
export function templateOf(id: string): Template | undefined {
  return templateTable.find((template) => template.id === id);
}
