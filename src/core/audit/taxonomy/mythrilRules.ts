import type { CategoryId } from "./categoryTable.ts";

/** What mythril 0.24.8 reports, as SWC number and title; one that is missing here keeps its own name. */
export const mythrilRules = {
  "101-integer-arithmetic-bugs": "integer-overflow",
  "104-unchecked-return-value-from-external-call": "unchecked-call",
  "105-unprotected-ether-withdrawal": "arbitrary-send-eth",
  "106-unprotected-selfdestruct": "unprotected-selfdestruct",
  "107-external-call-to-user-supplied-address": "call-to-caller-address",
  "107-state-access-after-external-call": "reentrancy",
  "110-exception-state": "assertion-violation",
  "112-delegatecall-to-user-supplied-address": "delegatecall-to-untrusted",
  "113-multiple-calls-in-a-single-transaction": "several-calls",
  "114-transaction-order-dependence": "transaction-order-dependence",
  "115-dependence-on-tx-origin": "tx-origin",
  "116-dependence-on-predictable-environment-variable": "block-timestamp",
  "120-dependence-on-predictable-environment-variable": "weak-randomness",
  "123-requirement-violation": "requirement-violation",
  "124-write-to-an-arbitrary-storage-location": "arbitrary-storage-write",
  "127-jump-to-an-arbitrary-instruction": "arbitrary-jump",
  "132-strict-ether-balance-check": "dangerous-strict-equality",
} as const satisfies Readonly<Record<string, CategoryId>>;
