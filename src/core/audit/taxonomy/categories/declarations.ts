import type { Category } from "../category.ts";

/** Variables, names, inheritance, standards and the compiler. */
export const declarations = {
  "uninitialized-state": {
    title: "State variable that is never set",
    why: "It is read and always zero. As an address it sends to nobody, as a limit it lets nothing or everything pass.",
    cwe: "CWE-457",
    owasp: "SC03",
  },
  "uninitialized-storage": {
    title: "Storage pointer that is never set",
    why: "It points at slot 0: a write through it overwrites the contract's first variables, the owner's for example.",
    swc: "SWC-109",
    cwe: "CWE-824",
    owasp: "SC03",
  },
  "uninitialized-local": {
    title: "Local variable that is never set",
    why: "It is zero where it is read, which may not be what the code means.",
    cwe: "CWE-457",
    owasp: "SC03",
  },
  "uninitialized-function-pointer": {
    title: "Function pointer used before it is set",
    why: "In a constructor some old compilers call an unexpected place instead of failing.",
    cwe: "CWE-824",
  },
  "state-initialized-by-function": {
    title: "State variable initialised by a function",
    why: "Such initialisers run in the order of the declarations: the function may read variables that are not set yet.",
    cwe: "CWE-665",
  },
  "use-before-declaration": {
    title: "Variable used before its declaration",
    why: "Compilers before 0.5 accept it, and the value there is another one than the declaration says.",
    cwe: "CWE-457",
  },
  "shadowing-state": {
    title: "State variable hides an inherited one",
    why: "There are two variables of one name. Functions of the base contract go on with the other one.",
    swc: "SWC-119",
    cwe: "CWE-710",
    owasp: "SC03",
  },
  "storage-collision": {
    title: "Variables of proxy and implementation share a slot",
    why: "Both write to the same storage in an order of their own: a write of the one changes a variable of the other, its admin for example.",
    cwe: "CWE-787",
    owasp: "SC03",
  },
  "shadowing-local": {
    title: "Local name hides another declaration",
    why: "Inside of the function the name means something else than in the rest of the contract.",
    swc: "SWC-119",
    cwe: "CWE-710",
  },
  "shadowing-builtin": {
    title: "Name hides a part of the language",
    why: "A call that reads like the built-in one reaches this declaration instead.",
    cwe: "CWE-710",
  },
  "contract-name-reused": {
    title: "Two contracts of one name",
    why: "The artifacts overwrite each other: what is deployed or analysed may be the other one.",
    cwe: "CWE-694",
  },
  "multiple-constructors": {
    title: "Two constructors in different notations",
    why: "Old compilers run only the first one. The other one stays callable or is never run.",
    swc: "SWC-118",
    cwe: "CWE-665",
    owasp: "SC03",
  },
  "base-constructor-called-twice": {
    title: "Base constructor called twice",
    why: "Two contracts of the hierarchy give it arguments, and only one of them counts.",
    cwe: "CWE-665",
    owasp: "SC03",
  },
  "redundant-base-constructor-call": {
    title: "Call of a base constructor that takes nothing",
    why: "It has no effect, and suggests that the base contract is being set up.",
    cwe: "CWE-1164",
  },
  "incorrect-erc20-interface": {
    title: "Not the interface of ERC-20",
    why: "A function has other return values than the standard: callers that expect the standard revert.",
    cwe: "CWE-573",
  },
  "incorrect-erc721-interface": {
    title: "Not the interface of ERC-721",
    why: "A function has other return values than the standard: marketplaces and wallets that expect the standard revert.",
    cwe: "CWE-573",
  },
  "missing-inheritance": {
    title: "Interface that is implemented and not inherited",
    why: "The compiler cannot tell when the contract and the interface drift apart.",
  },
  "unimplemented-function": {
    title: "Inherited function without a body",
    why: "The contract stays abstract and cannot be deployed.",
  },
  "using-for-without-effect": {
    title: "using ... for without a matching function",
    why: "The library has no function for this type, so that the line does nothing. Mostly the wrong type or library is named.",
    cwe: "CWE-1164",
  },
  "compiler-bug": {
    title: "Construct that some compilers translate wrongly",
    why: "With the compiler versions concerned the contract stores or returns wrong values although its source is right.",
    swc: "SWC-102",
    cwe: "CWE-1395",
  },
  "compiler-version": {
    title: "Compiler version with known bugs",
    why: "The version, or a version that the pragma allows, has known severe bugs or is too old to be maintained.",
    swc: "SWC-102",
    cwe: "CWE-1395",
  },
  "floating-pragma": {
    title: "Pragma allows several compilers",
    why: "The contract may be deployed with another compiler than the one it was tested with.",
    swc: "SWC-103",
    cwe: "CWE-664",
  },
  "inconsistent-pragma": {
    title: "Files with different pragmas",
    why: "Parts of one project may be compiled by different compilers, and were perhaps never tested together.",
  },
  "bidirectional-text": {
    title: "Characters that turn the direction of text",
    why: "The source looks different from what is compiled. Nearly always somebody wants to deceive the reader.",
    swc: "SWC-130",
    cwe: "CWE-451",
  },
  "deprecated-language": {
    title: "Deprecated part of the language",
    why: "The construct is outdated and disappears from newer compilers; often it is also less safe than its successor.",
    swc: "SWC-111",
    cwe: "CWE-477",
  },
  "inline-assembly": {
    title: "Inline assembly",
    why: "It bypasses the checks of the compiler for types, memory and overflow, and needs more care in a review.",
  },
  "new-opcode": {
    title: "Opcode that some networks lack",
    why: "The compiler's default target uses an opcode that older networks do not know: the deployment fails there.",
  },
} as const satisfies Readonly<Record<string, Category>>;
