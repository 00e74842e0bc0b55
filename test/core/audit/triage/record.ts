import type { TriageRecord } from "../../../../src/core/audit/triage/triageRecord.ts";

/** A finding's id. */
export function idOf(digit: string): string {
  return `v1:${digit.repeat(32)}`;
}

/** A record with every part; `changes` are laid over it. */
export function record(changes: Partial<TriageRecord> = {}): TriageRecord {
  return {
    version: 1,
    finding: idOf("a"),
    decision: "falsePositive",
    reason: "The callee is our own vault.",
    author: "Ada",
    decidedAt: "2026-01-02T03:04:05.000Z",
    about: { category: "reentrancy-eth", file: "src/Bank.sol", title: "Reentrancy in Bank.withdraw()" },
    ...changes,
  };
}
