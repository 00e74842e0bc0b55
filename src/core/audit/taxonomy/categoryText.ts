import { findCategory } from "./categoryTable.ts";

/** Where a category is classified, e.g. SWC-107; empty for a rule that is mapped to none. */
export function classesOf(id: string): readonly string[] {
  const { swc, cwe, owasp } = findCategory(id) ?? {};
  return [swc, cwe, owasp === undefined ? undefined : `OWASP ${owasp}`].filter((entry) => entry !== undefined);
}

/** What a category is, and where it is classified, e.g. `Reentrancy (SWC-107, CWE-841, OWASP SC05)`. */
export function categoryName(id: string): string {
  const category = findCategory(id);
  if (category === undefined) return `Category: ${id} (unmapped)`;
  const classes = classesOf(id);
  return `${category.title}${classes.length === 0 ? "" : ` (${classes.join(", ")})`}`;
}

/** What a category adds to a finding's own words, as one paragraph: what it is, where it is classified, why it matters. */
export function categoryText(id: string): string {
  const why = findCategory(id)?.why;
  return `${categoryName(id)}.${why === undefined ? "" : ` ${why}`}`;
}
