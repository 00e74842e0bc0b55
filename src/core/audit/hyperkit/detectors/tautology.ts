import { nodesOfType } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName } from "../model/contractFacts.ts";
import { isAlwaysFalse, isAlwaysTrue } from "../model/vacuous.ts";

/** Conditions of several parts that let everything pass, or nothing. */
export const tautology: Detector = {
  rule: "tautology",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const node of nodesOfType(each.body, "BinaryOperation")) {
        const holds = isAlwaysTrue(node, each);
        if (!holds && !isAlwaysFalse(node, each)) continue;
        yield {
          node,
          title: `${fullName(each)} has a condition that is always ${holds ? "true" : "false"}`,
          message: holds
            ? "A value is always different from one of two others: the check lets everybody pass. Join the parts with && where both must hold."
            : "A value is never equal to two different ones: what stands behind the condition never happens. Join the parts with || where one is enough.",
        };
        break;
      }
    }
  },
};
