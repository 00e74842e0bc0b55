import type { Category } from "../category.ts";

/** Arithmetic, comparisons and control flow that do something else than what is meant. */
export const logic = {
  "integer-overflow": {
    title: "Integer overflow",
    why: "The result does not fit, and wraps around to a wrong small or huge number: in unchecked blocks, and everywhere before Solidity 0.8.",
    swc: "SWC-101",
    cwe: "CWE-190",
    owasp: "SC08",
  },
  "unsafe-cast": {
    title: "Cast that can cut a value",
    why: "A cast to a smaller type drops the upper bits without an error, in Solidity 0.8 too.",
    cwe: "CWE-197",
    owasp: "SC08",
  },
  "unsafe-enum-conversion": {
    title: "Number converted to an enum without a check",
    why: "Compilers before 0.4.5 accept numbers that the enum does not have.",
    cwe: "CWE-704",
    owasp: "SC04",
  },
  "divide-before-multiply": {
    title: "Division before multiplication",
    why: "Integer division drops the remainder, and the multiplication makes the error bigger: amounts come out too small, down to zero.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "incorrect-shift": {
    title: "Operands of a shift look swapped",
    why: "A constant is shifted by a variable. With the operands the other way round the result is another one.",
    cwe: "CWE-683",
    owasp: "SC03",
  },
  "incorrect-exponentiation": {
    title: "^ where a power looks meant",
    why: "^ is a bitwise exclusive or; the power is written **.",
    swc: "SWC-129",
    cwe: "CWE-480",
    owasp: "SC03",
  },
  "incorrect-unary-operator": {
    title: "=- or =+ where -= or += looks meant",
    why: "The variable is set instead of changed.",
    swc: "SWC-129",
    cwe: "CWE-480",
    owasp: "SC03",
  },
  tautology: {
    title: "Comparison that is always true or always false",
    why: "A check that cannot fail protects nothing, and one that cannot pass blocks everything behind it.",
    cwe: "CWE-571",
    owasp: "SC03",
  },
  "boolean-constant": {
    title: "true or false as a condition",
    why: "One of the branches can never run. Mostly it is a rest of debugging or a part of a condition that was forgotten.",
    cwe: "CWE-571",
    owasp: "SC03",
  },
  "boolean-equality": {
    title: "Comparison with true or false",
    why: "The value itself is already the condition. The comparison only makes it longer.",
    cwe: "CWE-1164",
  },
  "assert-state-change": {
    title: "assert that changes state",
    why: "assert is for what must never be false, and checkers take it for a statement without effects.",
    swc: "SWC-110",
    cwe: "CWE-670",
  },
  "assertion-violation": {
    title: "Assertion can fail",
    why: "There is an input that makes false what the code takes for always true.",
    swc: "SWC-110",
    cwe: "CWE-617",
    owasp: "SC03",
  },
  "requirement-violation": {
    title: "Requirement of a called contract can fail",
    why: "This contract passes on values that the called one refuses, and the whole transaction reverts.",
    swc: "SWC-123",
    cwe: "CWE-573",
  },
  "msg-value-in-loop": {
    title: "msg.value in a loop",
    why: "msg.value stays the same in every round: Ether that was sent once is credited many times.",
    cwe: "CWE-682",
    owasp: "SC03",
  },
  "msg-value-in-nonpayable": {
    title: "msg.value where no Ether can arrive",
    why: "No payable function leads here, so that the value is always zero or the call always reverts.",
    cwe: "CWE-670",
    owasp: "SC03",
  },
  "locked-ether": {
    title: "Ether cannot leave the contract",
    why: "The contract accepts Ether and has no way to send it: what arrives is lost.",
    owasp: "SC03",
  },
  "array-copied-by-value": {
    title: "Change of a copy in memory",
    why: "A memory variable or parameter is a copy. The array or struct in storage that looks changed stays as it was.",
    owasp: "SC03",
  },
  "incomplete-deletion": {
    title: "Deletion that leaves a mapping",
    why: "delete does not touch mappings inside a struct: the old entries are there again when the struct is used anew.",
    cwe: "CWE-459",
    owasp: "SC03",
  },
  "removal-while-iterating": {
    title: "Removal from a set that is being walked through",
    why: "The last element takes the removed one's place, and the loop skips it or reads past the end.",
    owasp: "SC03",
  },
  "assembly-return": {
    title: "return in assembly ends the whole call",
    why: "In assembly, return ends the transaction's call and not the function: everything after it is skipped.",
    cwe: "CWE-670",
    owasp: "SC03",
  },
  "state-changed-in-view": {
    title: "view or pure function that may change state",
    why: "From Solidity 0.5 on it is called in a way that forbids changes, and reverts; before, callers trusted a promise that is not kept.",
    owasp: "SC03",
  },
  "revert-in-loop": {
    title: "Revert inside a loop",
    why: "One bad element makes the whole loop fail, for all the good ones too.",
    cwe: "CWE-703",
    owasp: "SC10",
  },
  "overwritten-value": {
    title: "Value overwritten before it is read",
    why: "The first value has no effect: either the write is superfluous, or a use of it was forgotten.",
    cwe: "CWE-563",
  },
  "statement-without-effect": {
    title: "Statement without effect",
    why: "It changes nothing. Often it was to be a call or an assignment.",
    swc: "SWC-135",
    cwe: "CWE-1164",
  },
} as const satisfies Readonly<Record<string, Category>>;
