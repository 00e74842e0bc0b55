import { isProvenLocalChain } from "../identifyChain.ts";
import type { ProvenLocalChain } from "../identifyChain.ts";

/** Something that signs. The chain id is part of what is signed. */
export interface Signer {
  readonly address: `0x${string}`;
  /** Returns the serialised signed transaction; throws when it is for another chain. */
  signTransaction(transaction: CreateTransaction): Promise<`0x${string}`>;
}

/** A contract creation, complete: nothing is filled in by anyone after this. Amounts in wei. */
export interface CreateTransaction {
  readonly chainId: number;
  readonly nonce: number;
  readonly data: `0x${string}`;
  readonly value: bigint;
  readonly gas: bigint;
  readonly fees: FeeCaps;
}

/** What the sender pays at most, in wei per gas; `legacy` where the chain has no base fee. */
export type FeeCaps =
  | { readonly kind: "eip1559"; readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint }
  | { readonly kind: "legacy"; readonly gasPrice: bigint };

/** The mnemonic that anvil and hardhat publish; its keys are worth nothing by definition. */
const publicMnemonic = "test test test test test test test test test test test junk";

/** The ten accounts of the public mnemonic, in order (path m/44'/60'/0'/0/index). */
export const devAddresses: readonly `0x${string}`[] = [
  "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  "0x90F79bf6EB2c4f870365E785982E1f101E93b906",
  "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65",
  "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc",
  "0x976EA74026E726554dB657fA54763abd0C3a0aa9",
  "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955",
  "0x23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f",
  "0xa0Ee7A142d267C1f36714E4a8F75612F20a79720",
];

/** Signs with one of the ten public development accounts, for the proven local chain it was made for and no other. */
export class DevAccount implements Signer {
  readonly address: `0x${string}`;
  readonly #chain: ProvenLocalChain;
  readonly #index: number;

  constructor(chain: ProvenLocalChain, address: string) {
    if (!isProvenLocalChain(chain)) throw new TypeError("Development accounts sign for a proven local chain only.");
    const index = devAddresses.findIndex((candidate) => candidate.toLowerCase() === address.toLowerCase());
    const found = devAddresses[index];
    if (found === undefined) throw new RangeError(`${address} is not a development account.`);
    this.address = found;
    this.#chain = chain;
    this.#index = index;
  }

  async signTransaction(transaction: CreateTransaction): Promise<`0x${string}`> {
    if (transaction.chainId !== this.#chain.identity.chainId) throw new RangeError("The transaction is for another chain.");
    const { mnemonicToAccount } = await import("../viem.ts");
    const account = mnemonicToAccount(publicMnemonic, { addressIndex: this.#index });
    const { chainId, nonce, data, value, gas, fees } = transaction;
    const base = { chainId, nonce, data, value, gas };
    if (fees.kind === "legacy") return account.signTransaction({ ...base, type: "legacy", gasPrice: fees.gasPrice });
    const { maxFeePerGas, maxPriorityFeePerGas } = fees;
    return account.signTransaction({ ...base, type: "eip1559", maxFeePerGas, maxPriorityFeePerGas });
  }
}

/** True for one of the ten addresses, in any case. */
export function isDevAddress(address: string): boolean {
  return devAddresses.some((candidate) => candidate.toLowerCase() === address.toLowerCase());
}
