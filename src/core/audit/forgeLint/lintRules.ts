import type { Severity } from "../finding.ts";

/**
 * The severities of forge lint 1.7.1, which its output does not state: what `forge lint --severity <one>` prints for each. The rules
 * of code size count as gas.
 */
const lintSeverities: Readonly<Record<string, Severity>> = {
  "erc20-unchecked-transfer": "high",
  "incorrect-shift": "high",
  "unchecked-call": "high",
  "divide-before-multiply": "medium",
  "incorrect-erc20-interface": "medium",
  "incorrect-erc721-interface": "medium",
  "unsafe-typecast": "medium",
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

/** A rule's severity. forge prints high, medium and low as `warning`: of a rule we do not know yet that is taken for medium. */
export function severityOfLint(rule: string, level: string): Severity {
  return (Object.hasOwn(lintSeverities, rule) ? lintSeverities[rule] : undefined) ?? (level === "warning" ? "medium" : "informational");
}
