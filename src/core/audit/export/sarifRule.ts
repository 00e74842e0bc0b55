import type { ReportingDescriptor } from "sarif";
import { visibleLine } from "../../lib/visibleText.ts";
import type { EarlierFinding } from "../baseline/baseline.ts";
import { severities } from "../finding.ts";
import type { Confidence, Severity } from "../finding.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import { categoryText, classesOf } from "../taxonomy/categoryText.ts";
import { linkOf } from "./describeReport.ts";
import { sarifLimits, shortened } from "./sarifLimits.ts";
import { plainMessage } from "./sarifPlaces.ts";

/** SARIF's level of each severity. */
export const levels = { high: "error", medium: "warning", low: "note", informational: "note", gas: "note" } as const satisfies Record<
  Severity,
  string
>;

/** GitHub's scale from 0 to 10: the middle of its own high, medium and low. What is no question of security has none. */
const scores: Readonly<Partial<Record<Severity, string>>> = { high: "8.0", medium: "5.5", low: "2.0" };

/** How sure a rule is, the surest first, as code scanning calls it. */
const precisions: readonly Confidence[] = ["high", "medium", "low"];

/** A finding beside what one of its reporters says. */
export interface RuleUse {
  readonly rule: string;
  readonly url?: string;
  readonly finding: Pick<EarlierFinding, "category" | "severity" | "confidence">;
}

/** A rule of a run from where it was used, never nowhere. Severity belongs to the finding; the rule carries the worst one of this audit. */
export function toRule(id: string, uses: readonly RuleUse[]): ReportingDescriptor {
  const worst = severities.find((severity) => uses.some(({ finding }) => finding.severity === severity)) ?? "informational";
  const precision = precisions.find((confidence) => uses.some(({ finding }) => finding.confidence === confidence)) ?? "low";
  const category = uses[0]?.finding.category ?? "";
  const known = findCategory(category);
  const helpUri = linkOf(uses.find(({ url }) => url !== undefined)?.url);
  const score = scores[worst];
  const tags = [...(score === undefined ? [] : ["security"]), ...classesOf(category).map(toTag)];
  const title = known?.title ?? plainMessage(shortened(visibleLine(id)));
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: shortened(known?.why ?? title) },
    help: { text: plainMessage(shortened(known === undefined ? title : categoryText(category))) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: levels[worst] },
    properties: { tags: tags.slice(0, sarifLimits.tags), precision, ...(score === undefined ? {} : { "security-severity": score }) },
  };
}

/** A class in the form in which code scanning knows those of CWE. */
function toTag(name: string): string {
  return name.startsWith("CWE-") ? `external/cwe/${name.toLowerCase()}` : name;
}
