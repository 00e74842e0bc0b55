import { nodesIn, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName } from "../model/contractFacts.ts";
import { isTimestamp } from "../model/expressions.ts";
import { expand } from "../model/functionScope.ts";
import { parametersIn } from "../model/origins.ts";
import { tradeArguments } from "../model/trades.ts";

/** Trades through a router whose deadline is whenever they are included. */
export const missingDeadline: Detector = {
  rule: "missing-deadline",
  severity: "low",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const { node, call, name, value } of tradeArguments(each)) {
        if (!/deadline|expir/i.test(name) || parametersIn(value, each, { callers: true }).length > 0) continue;
        if (!expand(value, each).some((one) => isTimestamp(one) || isLargest(one))) continue;
        yield {
          node: call,
          title: `${fullName(each)} trades with a deadline that never passes`,
          message: "The deadline is computed when the transaction is included, so that it always holds. Let the caller give it.",
          related: [{ node, message: "The deadline." }],
        };
        break;
      }
    }
  },
};

/** `type(uint256).max` and its old forms. */
function isLargest(node: AstNode): boolean {
  const isMax = node.nodeType === "MemberAccess" && text(node, "memberName") === "max";
  const isNegated = node.nodeType === "UnaryOperation" && ["-", "~"].includes(text(node, "operator"));
  return isMax || (isNegated && nodesIn(node).some((each) => each.nodeType === "Literal"));
}
