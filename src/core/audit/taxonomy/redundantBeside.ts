import type { CategoryId } from "./categoryTable.ts";

const worseReentrancies: readonly CategoryId[] = ["reentrancy", "reentrancy-balance", "read-only-reentrancy"];

/**
 * What says nothing new beside a more exact or worse statement about the same place: the same call is at fault, and one change mends
 * both. By the category that is redundant, the categories beside which it is.
 */
export const redundantBeside: Readonly<Partial<Record<CategoryId, readonly CategoryId[]>>> = {
  "reentrancy-benign": worseReentrancies,
  "reentrancy-events": [...worseReentrancies, "reentrancy-benign"],
  "reentrancy-transfer": worseReentrancies,
  "missing-access-control": ["unprotected-initializer", "unprotected-selfdestruct", "wrong-constructor-name"],
};

/** True when a statement of the one category is redundant beside one of the other about the same place. */
export function isRedundantBeside(category: string, other: string): boolean {
  const table: Readonly<Record<string, readonly string[]>> = redundantBeside;
  return Object.hasOwn(table, category) && table[category]?.includes(other) === true;
}
