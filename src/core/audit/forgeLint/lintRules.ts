import type { Severity } from "../finding.ts";

/**
 * The severities of the lints of forge 1.7.1, which its output does not state: what `forge lint --severity <one>` prints for each. The
 * rules of code size count as gas. One is lower than there: `unsafe-typecast` (medium) names every cast that could cut a number, bounded
 * or not, and HyperKit's detector of the same category says where it is not.
 */
const lints: Readonly<Record<string, Severity>> = {
  "erc20-unchecked-transfer": "high",
  "incorrect-shift": "high",
  "unchecked-call": "high",
  "divide-before-multiply": "medium",
  "incorrect-erc20-interface": "medium",
  "incorrect-erc721-interface": "medium",
  "unsafe-typecast": "informational",
  "block-timestamp": "low",
  "interface-file-naming": "informational",
  "interface-naming": "informational",
  "mixed-case-function": "informational",
  "mixed-case-variable": "informational",
  "multi-contract-file": "informational",
  "named-struct-fields": "informational",
  "pascal-case-struct": "informational",
  "screaming-snake-case-const": "informational",
  "screaming-snake-case-immutable": "informational",
  "unaliased-plain-import": "informational",
  "unsafe-cheatcode": "informational",
  "unused-import": "informational",
  "asm-keccak256": "gas",
  "custom-errors": "gas",
  "unwrapped-modifier-logic": "gas",
};

/** Of the lints after 1.7.1 as Foundry's documentation states them; those that are missing here go by their level. Never run. */
const laterLints: Readonly<Record<string, Severity>> = {
  "arbitrary-send-erc20": "high",
  "arbitrary-send-erc20-permit": "high",
  "arbitrary-send-eth": "high",
  "controlled-delegatecall": "high",
  "encode-packed-collision": "high",
  "enumerable-loop-removal": "high",
  "function-selector-collision": "high",
  "incorrect-exp": "high",
  "protected-vars": "high",
  "reentrancy-balance": "high",
  "reentrancy-eth": "high",
  rtlo: "high",
  "unprotected-initializer": "high",
  "assert-state-change": "medium",
  "boolean-cst": "medium",
  "dangerous-unary-operator": "medium",
  ecrecover: "medium",
  "incorrect-strict-equality": "medium",
  "locked-ether": "medium",
  "mapping-deletion": "medium",
  "non-reentrant-not-first": "medium",
  "reentrancy-no-eth": "medium",
  "tautological-compare": "medium",
  "tx-origin": "medium",
  "type-based-tautology": "medium",
  "uninitialized-local": "medium",
  "uninitialized-state": "medium",
  "unsafe-oz-erc721-mint": "medium",
  "unused-return": "medium",
  "weak-prng": "medium",
  "calls-loop": "low",
  "delegatecall-loop": "low",
  "incorrect-modifier": "low",
  "missing-events-access-control": "low",
  "missing-zero-check": "low",
  "msg-value-loop": "low",
  "reentrancy-events": "low",
  "return-bomb": "low",
  "solmate-safe-transfer-lib": "low",
  "boolean-equal": "informational",
  "event-fields": "informational",
  "inline-assembly": "informational",
  "low-level-calls": "informational",
  "missing-inheritance": "informational",
  "name-reused": "informational",
  "pragma-inconsistent": "informational",
  "redundant-base-constructor-call": "informational",
  "too-many-digits": "informational",
  "unused-error": "informational",
  "cache-array-length": "gas",
  "costly-loop": "gas",
  "could-be-constant": "gas",
  "could-be-immutable": "gas",
  "dead-code": "gas",
  "external-function": "gas",
  "unused-state-variables": "gas",
  "var-read-using-this": "gas",
  "write-after-write": "gas",
};

/** The severities that are known, by lint. */
export const lintSeverities: Readonly<Record<string, Severity>> = { ...lints, ...laterLints };

/**
 * A finding's severity. forge prints high, medium and low as `warning`: of a rule we do not know yet that is taken for medium.
 * `incorrect-shift` takes `1 << n`, the bit of number n, for exchanged operands: there it is informational.
 *
 * @param statement The source that is underlined.
 */
export function severityOfLint(rule: string, level: string, statement: string): Severity {
  if (rule === "incorrect-shift" && /^\(?(uint\d*\(\s*)?1\s*\)?\s*<</.test(statement)) return "informational";
  return (Object.hasOwn(lintSeverities, rule) ? lintSeverities[rule] : undefined) ?? (level === "warning" ? "medium" : "informational");
}
