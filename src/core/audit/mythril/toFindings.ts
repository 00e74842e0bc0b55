import type { Finding } from "../finding.ts";
import { fingerprint } from "../fingerprint.ts";
import { categoryOf } from "../taxonomy/categoryOf.ts";
import type { MythrilIssue } from "./parseMythril.ts";

/** The findings of all contracts. One place is one finding per rule: mythril reports each address, and what contracts inherit for each of them. */
export function toFindings(issues: readonly MythrilIssue[]): readonly Finding[] {
  const first = new Map<string, MythrilIssue>();
  for (const issue of issues) {
    const key = `${issue.rule} ${issue.file.path} ${issue.place.start}:${issue.place.end}`;
    if (!first.has(key)) first.set(key, issue);
  }
  const kept = [...first.values()];
  const ids = fingerprint(kept.map(({ rule, file, place }) => ({ category: categoryOf("mythril", rule), file, place })));
  return kept.map(({ rule, file, place, severity, title, message }, index) => ({
    id: ids[index] ?? "",
    category: categoryOf("mythril", rule),
    severity,
    confidence: "medium",
    title,
    message,
    file: file.path,
    fileHash: file.hash,
    range: file.rangeOf(place),
    related: [],
    reports: [{ analyzer: "mythril", rule, ...urlOf(rule) }],
  }));
}

function urlOf(rule: string): { readonly url?: string } {
  const number = /^\d{3}/.exec(rule)?.[0];
  return number === undefined ? {} : { url: `https://swcregistry.io/docs/SWC-${number}/` };
}
