import type { Finding } from "./finding.ts";

/** The order of a run's findings: by place, rule and words, whatever order its tool wrote them in. */
export function byFindingOrder(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.range.startLine - b.range.startLine ||
    a.range.startCharacter - b.range.startCharacter ||
    a.range.endLine - b.range.endLine ||
    a.range.endCharacter - b.range.endCharacter ||
    compare(ruleOf(a), ruleOf(b)) ||
    compare(a.message, b.message)
  );
}

function ruleOf({ reports }: Finding): string {
  return reports.map(({ rule }) => rule).join(" ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
