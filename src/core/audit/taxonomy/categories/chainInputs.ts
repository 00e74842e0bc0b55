import type { Category } from "../category.ts";

/** What a contract takes from the chain, from oracles and from the contracts of others. */
export const chainInputs = {
  "block-timestamp": {
    title: "Decision by block.timestamp",
    why: "The producer of the block chooses the time within some seconds. Where such a difference decides, the producer decides.",
    swc: "SWC-116",
    cwe: "CWE-829",
  },
  "weak-randomness": {
    title: "Predictable randomness",
    why: "Block values are known to everybody beforehand and in part chosen by the producer of the block: the draw can be predicted or steered.",
    swc: "SWC-120",
    cwe: "CWE-330",
    owasp: "SC09",
  },
  "unchecked-oracle-price": {
    title: "Price of an oracle is not checked",
    why: "An old, uncertain or invalid price is taken as it comes, and trades are settled at a value that is not the market's.",
    cwe: "CWE-754",
    owasp: "SC02",
  },
  "transaction-order-dependence": {
    title: "Outcome depends on the order of transactions",
    why: "Others see a pending transaction and can place theirs before it, for a price or a payment that was not expected.",
    swc: "SWC-114",
    cwe: "CWE-362",
  },
  "dangerous-strict-equality": {
    title: "Strict equality with a value that others influence",
    why: "Anybody can send a little Ether or a token, and the exact value is never met again.",
    swc: "SWC-132",
    cwe: "CWE-697",
    owasp: "SC03",
  },
  "network-specific-contract": {
    title: "Contract that exists on one network only",
    why: "On every other network there is no code at this address, and the calls fail.",
  },
  "deprecated-dependency": {
    title: "Deprecated function of a dependency",
    why: "Its authors advise against it, mostly because it is unsafe or will be removed. Their replacement does what was meant.",
    cwe: "CWE-477",
  },
  "unsafe-erc721-mint": {
    title: "ERC-721 mint without a check of the receiver",
    why: "A contract that does not know ERC-721 can receive the token and never pass it on. The safe variant asks first.",
    cwe: "CWE-754",
  },
  "stale-environment-in-test": {
    title: "Environment value read across its change",
    why: "The optimizer may read a block value once for both places, so that the test compares the new value with itself.",
  },
  "unsafe-cheatcode": {
    title: "Cheatcode with access to the computer",
    why: "It runs programs, or reads and writes files and variables of whoever runs the tests.",
  },
} as const satisfies Readonly<Record<string, Category>>;
