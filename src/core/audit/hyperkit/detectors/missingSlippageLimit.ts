import { child } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName } from "../model/contractFacts.ts";
import { isLiteral, isMutableState } from "../model/expressions.ts";
import { bareOf, namedBy } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { tradeArguments } from "../model/trades.ts";

/** Trades through a router that accept any outcome: the least amount is zero. */
export const missingSlippageLimit: Detector = {
  rule: "missing-slippage-limit",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const { node, call, name, value } of tradeArguments(each)) {
        if (!/min/i.test(name) || !isZero(value, each)) continue;
        yield {
          node: call,
          title: `${fullName(each)} trades with ${name} of zero`,
          message:
            "The trade is made at any price, so that whoever trades before and after it takes the difference. Let the caller give the least amount.",
          related: [{ node, message: "The limit." }],
        };
        break;
      }
    }
  },
};

/** Zero, also by a local variable or a constant that is nothing else. */
function isZero(value: AstNode, each: SolidityFunction): boolean {
  if (isLiteral(bareOf(value), "0")) return true;
  const variable = namedBy(value, each);
  if (variable === undefined || isMutableState(variable) || each.parameters.includes(variable)) return false;
  const given = [...each.contract.program.valuesOf(variable), ...each.contract.program.argumentsOf(variable), child(variable, "value")];
  const known = given.filter((one) => one !== undefined);
  return known.length > 0 && known.every((one) => isLiteral(bareOf(one), "0"));
}
