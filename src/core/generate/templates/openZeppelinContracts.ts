import { isAtLeast } from "../openZeppelinVersion.ts";
import type { OpenZeppelinVersion } from "../openZeppelinVersion.ts";

/** Functions that more than one contract of the library implements, and how an override passes the call on. */
export const sharedFunctions = {
  updateErc20: { name: "_update", parameters: ["address from", "address to", "uint256 value"], view: false, returns: "" },
  updateErc721: { name: "_update", parameters: ["address to", "uint256 tokenId", "address auth"], view: false, returns: "address" },
  increaseBalance: { name: "_increaseBalance", parameters: ["address account", "uint128 value"], view: false, returns: "" },
  decimals: { name: "decimals", parameters: [], view: true, returns: "uint8" },
  tokenUri: { name: "tokenURI", parameters: ["uint256 tokenId"], view: true, returns: "string memory" },
  supportsInterface: { name: "supportsInterface", parameters: ["bytes4 interfaceId"], view: true, returns: "bool" },
} as const satisfies Record<string, SharedFunction>;

/** One of `sharedFunctions`; a name that begins with an underscore is internal, any other public. */
export interface SharedFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly view: boolean;
  /** Type of the result; empty for none. */
  readonly returns: string;
}

/** The keys of `sharedFunctions`. */
export type SharedFunctionName = keyof typeof sharedFunctions;

/** What the composer knows of one contract of the library (version 5). */
export interface LibraryContract {
  /** Path below the library's contracts folder. */
  readonly path: string;
  /** Its bases among the contracts of this table. */
  readonly parents: readonly string[];
  /** The shared functions it implements itself. */
  readonly implements: readonly SharedFunctionName[];
  /** True when it, or what it imports, needs Solidity 0.8.24 from release 5.5 on (read from the sources of 5.0 to 5.7). */
  readonly newer?: true;
}

/** The contracts of the library that templates build on. The order is the order in which they are inherited: bases first. */
export const openZeppelinContracts = {
  VestingWallet: { path: "finance/VestingWallet.sol", parents: ["Ownable"], implements: [] },
  VestingWalletCliff: { path: "finance/VestingWalletCliff.sol", parents: ["VestingWallet"], implements: [] },
  ERC20: { path: "token/ERC20/ERC20.sol", parents: [], implements: ["updateErc20", "decimals"] },
  ERC20Burnable: { path: "token/ERC20/extensions/ERC20Burnable.sol", parents: ["ERC20"], implements: [] },
  ERC20Capped: { path: "token/ERC20/extensions/ERC20Capped.sol", parents: ["ERC20"], implements: ["updateErc20"] },
  ERC20Pausable: { path: "token/ERC20/extensions/ERC20Pausable.sol", parents: ["ERC20"], implements: ["updateErc20"] },
  ERC20Permit: { path: "token/ERC20/extensions/ERC20Permit.sol", parents: ["ERC20"], implements: [], newer: true },
  ERC4626: { path: "token/ERC20/extensions/ERC4626.sol", parents: ["ERC20"], implements: ["decimals"], newer: true },
  ERC721: {
    path: "token/ERC721/ERC721.sol",
    parents: [],
    implements: ["updateErc721", "increaseBalance", "tokenUri", "supportsInterface"],
    newer: true,
  },
  ERC721Enumerable: {
    path: "token/ERC721/extensions/ERC721Enumerable.sol",
    parents: ["ERC721"],
    implements: ["updateErc721", "increaseBalance", "supportsInterface"],
    newer: true,
  },
  ERC721URIStorage: {
    path: "token/ERC721/extensions/ERC721URIStorage.sol",
    parents: ["ERC721"],
    implements: ["tokenUri", "supportsInterface"],
    newer: true,
  },
  ERC721Pausable: {
    path: "token/ERC721/extensions/ERC721Pausable.sol",
    parents: ["ERC721"],
    implements: ["updateErc721"],
    newer: true,
  },
  ERC721Burnable: { path: "token/ERC721/extensions/ERC721Burnable.sol", parents: ["ERC721"], implements: [], newer: true },
  Ownable: { path: "access/Ownable.sol", parents: [], implements: [] },
  Ownable2Step: { path: "access/Ownable2Step.sol", parents: ["Ownable"], implements: [] },
  AccessControl: { path: "access/AccessControl.sol", parents: [], implements: ["supportsInterface"] },
} as const satisfies Record<string, LibraryContract>;

/** The keys of `openZeppelinContracts`. */
export type LibraryContractName = keyof typeof openZeppelinContracts;

/** Every contract of the table in its inheritance order. */
export const inheritanceOrder = Object.keys(openZeppelinContracts) as readonly LibraryContractName[]; // the keys of a constant

/** The table's entry with its general type, also for a parent's name. */
export function libraryContract(name: string): LibraryContract {
  const entry: LibraryContract | undefined = Object.entries(openZeppelinContracts).find(([key]) => key === name)?.[1];
  if (entry === undefined) throw new Error(`${name} is not in the table of library contracts`);
  return entry;
}

/** The oldest Solidity that all of these contracts accept, e.g. `0.8.20`. */
export function oldestSolidity(names: readonly LibraryContractName[], version: OpenZeppelinVersion): string {
  const newer = isAtLeast(version, [5, 5]) && names.some((name) => libraryContract(name).newer === true);
  return newer ? "0.8.24" : "0.8.20";
}
