import type { AnalyzerName } from "../analyzerName.ts";
import type { CategoryId } from "./categoryTable.ts";
import { aderynRules } from "./aderynRules.ts";
import { forgeLintRules } from "./forgeLintRules.ts";
import { hyperkitRules } from "./hyperkitRules.ts";
import { mythrilRules } from "./mythrilRules.ts";
import { slitherRules } from "./slitherRules.ts";

/**
 * The category of each analyzer's rules, by the analyzer's own name of the rule. Two rules share a category only when either of two
 * statements about one place makes the other one redundant to the reader: `mergeFindings` joins them.
 */
export const ruleTables: Readonly<Partial<Record<AnalyzerName, Readonly<Record<string, CategoryId>>>>> = {
  slither: slitherRules,
  forgeLint: forgeLintRules,
  hyperkit: hyperkitRules,
  aderyn: aderynRules,
  mythril: mythrilRules,
};

/**
 * The category of an analyzer's rule. A rule that no table knows keeps its own name: its finding is shown as it is, and is in a
 * category only if that name is one; see `findCategory`.
 */
export function categoryOf(analyzer: AnalyzerName, rule: string): string {
  const rules = ruleTables[analyzer] ?? {};
  return (Object.hasOwn(rules, rule) ? rules[rule] : undefined) ?? rule;
}
