import type { Detector } from "../detector.ts";
import { fullName } from "../model/contractFacts.ts";
import { isLiteral } from "../model/expressions.ts";
import { bareOf } from "../model/origins.ts";
import { tradeArguments } from "../model/trades.ts";

/** Trades through a router that accept any outcome: the least amount is zero. */
export const missingSlippageLimit: Detector = {
  rule: "missing-slippage-limit",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const { node, call, name, value } of tradeArguments(each)) {
        if (!/min/i.test(name) || !isLiteral(bareOf(value), "0")) continue;
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
