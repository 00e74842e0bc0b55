import type { Category } from "../category.ts";

/** What costs gas or code size without need. */
export const gas = {
  "cache-array-length": {
    title: "Length read from storage in every round",
    why: "A local variable costs a fraction of a read from storage.",
  },
  "costly-loop": {
    title: "Storage written in a loop",
    why: "Each write to storage costs thousands of gas. A local variable and one write at the end do the same.",
  },
  "could-be-constant": {
    title: "Variable could be constant",
    why: "It never changes. As a constant it needs no storage and no read from it.",
  },
  "could-be-immutable": {
    title: "Variable could be immutable",
    why: "It is only set in the constructor. As an immutable it is part of the code and costs no read from storage.",
  },
  "could-be-external": {
    title: "Public function could be external",
    why: "It is never called from inside. An external function reads its arguments in place instead of copying them.",
  },
  "read-through-this": {
    title: "Own variable read through this",
    why: "this makes a call of it, which costs far more than reading the variable.",
  },
  "keccak-in-assembly": {
    title: "keccak256 could be in assembly",
    why: "Hashing in assembly saves the copy into new memory.",
  },
  "custom-errors": {
    title: "Revert with a text",
    why: "Custom errors cost less to deploy and to revert with, and carry values.",
  },
  "unwrapped-modifier-logic": {
    title: "Modifier with its code inside",
    why: "The code of a modifier is copied into each function that has it. A function that the modifier calls exists once.",
  },
} as const satisfies Readonly<Record<string, Category>>;
