import type { Category } from "../category.ts";

/** Who may do what, and how it is proved and recorded. */
export const accessControl = {
  "arbitrary-send-eth": {
    title: "Ether sent to an arbitrary address",
    why: "Anybody can make the contract send its Ether to an address of their choice.",
    swc: "SWC-105",
    cwe: "CWE-284",
    owasp: "SC01",
  },
  "arbitrary-transfer-from": {
    title: "transferFrom with an arbitrary sender",
    why: "The owner of the tokens is chosen by the caller, who can so spend what others have approved to this contract.",
    cwe: "CWE-862",
    owasp: "SC01",
  },
  "unprotected-selfdestruct": {
    title: "Anybody can destroy the contract",
    why: "selfdestruct can be reached without a check of the caller: the contract's Ether, and on many networks its code, can be taken away.",
    swc: "SWC-106",
    cwe: "CWE-284",
    owasp: "SC01",
  },
  "unprotected-initializer": {
    title: "Unprotected initializer",
    why: "Whoever calls the initializer first owns the contract; of the implementation behind a proxy that can even mean its end.",
    cwe: "CWE-284",
    owasp: "SC01",
  },
  "unprotected-variable": {
    title: "Variable without its declared protection",
    why: "The source says which check must guard this variable, and there is a way to write it without that check.",
    cwe: "CWE-862",
    owasp: "SC01",
  },
  "unprotected-randomness-request": {
    title: "Unprotected request for randomness",
    why: "Anybody can ask for a new random number, and so ask again until the answer suits them.",
    cwe: "CWE-862",
    owasp: "SC01",
  },
  "tx-origin": {
    title: "Authorisation by tx.origin",
    why: "tx.origin is the account that started the transaction. A contract that this account is lured into calling passes the check too.",
    swc: "SWC-115",
    cwe: "CWE-863",
    owasp: "SC01",
  },
  "centralization-risk": {
    title: "Power of a single account",
    why: "One account can change what the users rely on. Whoever gets hold of its key can do so too.",
  },
  "incomplete-modifier": {
    title: "Modifier that may skip the function",
    why: "On some path the modifier neither runs the function nor reverts. The call looks successful and returns zeros.",
    cwe: "CWE-670",
    owasp: "SC03",
  },
  "arbitrary-storage-write": {
    title: "Write to arbitrary storage",
    why: "The caller chooses the slot that is written, the owner's or a balance's included.",
    swc: "SWC-124",
    cwe: "CWE-123",
    owasp: "SC04",
  },
  "arbitrary-jump": {
    title: "Jump to an arbitrary place",
    why: "The caller can make the program go on at a place of their choice, behind the checks.",
    swc: "SWC-127",
    cwe: "CWE-695",
  },
  "signature-malleability": {
    title: "Malleable signature",
    why: "From each valid signature a second one can be computed. Where signatures themselves are remembered as used, the same message counts twice.",
    swc: "SWC-117",
    cwe: "CWE-347",
  },
  "hash-collision": {
    title: "abi.encodePacked of several dynamic values",
    why: "Different values give the same bytes, and so the same hash: a signature or key for one is valid for the other.",
    swc: "SWC-133",
    cwe: "CWE-345",
  },
  "function-selector-collision": {
    title: "Two functions with one selector",
    why: "The first four bytes of the hash of the signature choose the function. With a collision a call reaches another function than the one meant.",
    cwe: "CWE-694",
    owasp: "SC03",
  },
  "missing-zero-check": {
    title: "Address is not checked for zero",
    why: "A forgotten argument is the zero address. Ownership or Ether that goes there is lost.",
    cwe: "CWE-20",
    owasp: "SC04",
  },
  "missing-event": {
    title: "Important change without an event",
    why: "A change of an owner or a parameter that emits nothing is invisible to those who watch the contract.",
    cwe: "CWE-778",
  },
  "unindexed-event": {
    title: "Event parameter is not indexed",
    why: "Without an index nobody can search for the events of one address or one id; for ERC-20 events the standard requires it.",
  },
} as const satisfies Readonly<Record<string, Category>>;
