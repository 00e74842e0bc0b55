import type { Category } from "./category.ts";
import { accessControl } from "./categories/accessControl.ts";
import { accounting } from "./categories/accounting.ts";
import { chainInputs } from "./categories/chainInputs.ts";
import { declarations } from "./categories/declarations.ts";
import { externalCalls } from "./categories/externalCalls.ts";
import { gas } from "./categories/gas.ts";
import { logic } from "./categories/logic.ts";
import { upkeep } from "./categories/upkeep.ts";

/** The categories by what they have in common, in the order of the documentation. */
export const categoryGroups = {
  "External calls": externalCalls,
  "Access control": accessControl,
  "Chain, oracles and other contracts": chainInputs,
  "Prices, shares and accounting": accounting,
  "Arithmetic and logic": logic,
  Declarations: declarations,
  Upkeep: upkeep,
  Gas: gas,
} as const;

const table = { ...externalCalls, ...accessControl, ...chainInputs, ...accounting, ...logic, ...declarations, ...upkeep, ...gas };

/** Id of a category. */
export type CategoryId = keyof typeof table;

/** A category by the id that a finding carries; undefined where the finding's rule is mapped to none. */
export function findCategory(id: string): Category | undefined {
  const categories: Readonly<Record<string, Category>> = table;
  return Object.hasOwn(categories, id) ? categories[id] : undefined;
}
