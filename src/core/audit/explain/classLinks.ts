import { markdownLink } from "../../lib/inertMarkdown.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import { owaspRisks } from "../taxonomy/owaspRisks.ts";

/** Where a category is classified, each with a link to the entry where one address is known to hold it; empty for an unmapped rule. */
export function classLinks(id: string): readonly string[] {
  const { swc, cwe, owasp } = findCategory(id) ?? {};
  return [
    ...(swc === undefined ? [] : [markdownLink(swc, `https://swcregistry.io/docs/${swc}`)]),
    ...(cwe === undefined ? [] : [markdownLink(cwe, `https://cwe.mitre.org/data/definitions/${cwe.slice("CWE-".length)}.html`)]),
    ...(owasp === undefined ? [] : [`OWASP ${owasp} (${owaspRisks[owasp]})`]),
  ];
}
