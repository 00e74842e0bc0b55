import type { Category } from "../category.ts";

/** What makes code harder to read, to review and to keep. */
export const upkeep = {
  "naming-convention": {
    title: "Name against the convention",
    why: "Readers of Solidity tell functions, constants and types by their spelling.",
    cwe: "CWE-1099",
  },
  "interface-naming": {
    title: "Interface name or file without I",
    why: "The leading I is how readers tell an interface from a contract.",
    cwe: "CWE-1099",
  },
  "inconsistent-type-names": {
    title: "uint and uint256 side by side",
    why: "Both are the same type. Two spellings make readers look for a difference.",
  },
  "numeric-literal": {
    title: "Number with many digits",
    why: "Zeros are easily miscounted. Underscores, a power of ten or a unit such as ether show the size.",
  },
  "literal-instead-of-constant": {
    title: "Literal used in several places",
    why: "A named constant says what the number means, and is changed in one place.",
    cwe: "CWE-1106",
  },
  "complex-function": {
    title: "Function with many branches",
    why: "The more paths a function has, the harder it is to test and to review them all.",
    cwe: "CWE-1121",
  },
  "dead-code": {
    title: "Function that is never used",
    why: "It is reviewed and kept for nothing, or its call was forgotten.",
    cwe: "CWE-561",
  },
  "unused-variable": {
    title: "State variable that is never used",
    why: "It is a rest, or its use was forgotten.",
    swc: "SWC-131",
    cwe: "CWE-1164",
  },
  "unused-import": {
    title: "Import that is never used",
    why: "It suggests a dependency that is not there, and makes compilation slower.",
    cwe: "CWE-1164",
  },
  "unused-error": {
    title: "Custom error that is never used",
    why: "It is a rest, or a check that was to revert with it is missing.",
    cwe: "CWE-1164",
  },
  "single-use-code": {
    title: "Function or modifier that is used once",
    why: "Written where it is used it saves a jump, and the reader one.",
  },
  "empty-block": {
    title: "Empty block",
    why: "A function or branch that does nothing is unfinished, or wants a comment that says why.",
    cwe: "CWE-1071",
  },
  "todo-comment": {
    title: "Comment about unfinished work",
    why: "What it names is still to be done, and perhaps before a deployment.",
    cwe: "CWE-546",
  },
  "plain-import": {
    title: "Import of everything in a file",
    why: "Named imports show where a name comes from, and keep out those that nobody asked for.",
  },
  "named-struct-fields": {
    title: "Struct made without the names of its fields",
    why: "A new field or another order shifts the values silently where they have fitting types.",
  },
  "multi-contract-file": {
    title: "Several contracts in one file",
    why: "One contract a file is found by its name.",
  },
} as const satisfies Readonly<Record<string, Category>>;
