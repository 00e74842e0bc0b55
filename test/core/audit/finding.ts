import type { Finding } from "../../../src/core/audit/finding.ts";

/** A finding with every part; `changes` are laid over it. */
export function finding(changes: Partial<Finding>): Finding {
  return {
    id: "v1:0",
    category: "unchecked-call",
    severity: "medium",
    confidence: "medium",
    title: "The result is ignored",
    message: "The result is ignored",
    file: "src/A.sol",
    range: { startLine: 3, startCharacter: 4, endLine: 3, endCharacter: 20 },
    fileHash: "a",
    related: [],
    reports: [{ analyzer: "forgeLint", rule: "unchecked-call" }],
    ...changes,
  };
}
