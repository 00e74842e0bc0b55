import type { Category } from "../category.ts";

/** Prices, shares, rewards and votes: what a contract owes to whom. */
export const accounting = {
  "spot-price-oracle": {
    title: "Price that one trade can move",
    why: "A balance or a pool's reserves of the moment are taken as the price. A flash loan moves them for the length of a transaction, at little cost.",
    cwe: "CWE-807",
    owasp: "SC02",
  },
  "share-inflation": {
    title: "Shares that a donation devalues",
    why: "The first depositor sends assets directly to the contract: the next deposit rounds down to no shares, and its assets belong to the first one.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "wrong-rounding": {
    title: "Rounding in the caller's favour",
    why: "The division rounds for the caller instead of for the contract. Repeated with small amounts it takes out more than was put in.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "wrong-decimals": {
    title: "Amounts of different decimals are mixed",
    why: "Tokens and price feeds count in different units. A value that is not scaled is wrong by powers of ten.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "fee-on-transfer": {
    title: "Amount sent is booked instead of the amount received",
    why: "A token that keeps a fee of each transfer brings in less than is credited, and the last ones to withdraw find nothing.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "reward-accounting": {
    title: "Rewards are not settled before the stake changes",
    why: "The new stake is paid for a time in which it was not there, or the old one loses what it has earned.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "vote-by-current-balance": {
    title: "Voting power of the moment",
    why: "Tokens count where they are when the vote is cast: they can be borrowed for one transaction, or passed on and counted again.",
    cwe: "CWE-841",
    owasp: "SC07",
  },
  "repeatable-claim": {
    title: "Claim or vote that is not recorded",
    why: "Nothing remembers that the right was used, so that it can be used again until nothing is left.",
    cwe: "CWE-841",
    owasp: "SC03",
  },
  "missing-slippage-limit": {
    title: "Trade without a limit on its outcome",
    why: "The trade is accepted at any price: whoever trades just before and after it takes the difference.",
    cwe: "CWE-20",
    owasp: "SC04",
  },
  "missing-deadline": {
    title: "Trade without a deadline of its sender",
    why: "The transaction can be held back and be included when its price has become bad for the sender.",
    cwe: "CWE-20",
    owasp: "SC04",
  },
} as const satisfies Readonly<Record<string, Category>>;
