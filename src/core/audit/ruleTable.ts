import type { AnalyzerName } from "./analyzer.ts";

/**
 * Rules of different analyzers that say the same, under the name of the category. Everything else is its own category.
 * A pair belongs here only when either of the two statements makes the other one redundant for the reader.
 */
const sharedRules: Readonly<Record<string, Readonly<Record<AnalyzerName, readonly string[]>>>> = {
  "divide-before-multiply": { slither: ["divide-before-multiply"], forgeLint: ["divide-before-multiply"] },
  "incorrect-shift": { slither: ["incorrect-shift"], forgeLint: ["incorrect-shift"] },
  "unchecked-transfer": { slither: ["unchecked-transfer"], forgeLint: ["erc20-unchecked-transfer"] },
  "unchecked-call": { slither: ["unchecked-lowlevel"], forgeLint: ["unchecked-call"] },
  "incorrect-erc20-interface": { slither: ["erc20-interface"], forgeLint: ["incorrect-erc20-interface"] },
  "incorrect-erc721-interface": { slither: ["erc721-interface"], forgeLint: ["incorrect-erc721-interface"] },
  "block-timestamp": { slither: ["timestamp"], forgeLint: ["block-timestamp"] },
  "naming-convention": {
    slither: ["naming-convention"],
    forgeLint: [
      "mixed-case-function",
      "mixed-case-variable",
      "pascal-case-struct",
      "screaming-snake-case-const",
      "screaming-snake-case-immutable",
    ],
  },
  "unused-import": { slither: ["unused-import"], forgeLint: ["unused-import"] },
};

/** The category of an analyzer's rule. */
export function categoryOf(analyzer: AnalyzerName, rule: string): string {
  return Object.entries(sharedRules).find(([, rules]) => rules[analyzer].includes(rule))?.[0] ?? rule;
}
