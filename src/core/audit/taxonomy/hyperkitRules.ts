import type { CategoryId } from "./categoryTable.ts";

/** Every detector of HyperKit's own analyzer. */
export const hyperkitRules = {
  "arbitrary-call": "arbitrary-call",
  "wrong-constructor-name": "wrong-constructor-name",
  "missing-access-control": "missing-access-control",
  "unprotected-initializer": "unprotected-initializer",
} as const satisfies Readonly<Record<string, CategoryId>>;
