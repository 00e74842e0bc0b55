import { findCategory } from "../../core/audit/taxonomy/categoryTable.ts";

/** What a finding's category adds to its own words, as one paragraph: what it is, where it is classified, why it matters. */
export function categoryText(id: string): string {
  const category = findCategory(id);
  if (category === undefined) return `Category: ${id} (unmapped).`;
  const { title, why, swc, cwe, owasp } = category;
  const ids = [swc, cwe, owasp === undefined ? undefined : `OWASP ${owasp}`].filter((entry) => entry !== undefined);
  return `${title}${ids.length === 0 ? "" : ` (${ids.join(", ")})`}. ${why}`;
}
