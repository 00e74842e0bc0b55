import { child, childList, nodesIn, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { allFunctions, fullName } from "../model/contractFacts.ts";
import { expand } from "../model/functionScope.ts";
import { isBalanceCall, isSelf, namedBy } from "../model/origins.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** Prices that are computed from the reserves or balances of a pool at this moment. */
export const spotPriceOracle: Detector = {
  rule: "spot-price-oracle",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library" || looksBack(contract) || isPool(contract)) return;
    for (const each of contract.functions) {
      const place = priceIn(each);
      if (place === undefined) continue;
      yield {
        node: place,
        title: `${fullName(each)} takes the price from a pool's state of this moment`,
        message:
          "Whoever trades in the pool first, with a flash loan for example, chooses this price for the length of a transaction. Use a price over time (TWAP) or a feed.",
      };
    }
  },
};

function looksBack(contract: Contract): boolean {
  return allFunctions(contract).some(({ body }) =>
    nodesOfType(body, "MemberAccess").some((node) => /cumulative|^observe$|^consult$|twap/i.test(text(node, "memberName"))),
  );
}

/** A contract that trades itself keeps reserves of its own: they are no oracle of its. */
function isPool(contract: Contract): boolean {
  return allFunctions(contract).some(({ name }) => /^(getReserves|slot0)$/.test(name));
}

function priceIn(each: SolidityFunction): AstNode | undefined {
  for (const node of nodesOfType(each.body, "BinaryOperation")) {
    if (text(node, "operator") !== "/") continue;
    const [above, below] = [expand(child(node, "leftExpression"), each), expand(child(node, "rightExpression"), each)];
    const pools = above.filter((one) => isPoolState(one, each));
    if (pools.length > 0 && below.some((one) => isPoolState(one, each))) return node;
    const held = above.flatMap((one) => holderOf(one, each) ?? []);
    if (held.length > 0 && below.some((one) => held.includes(holderOf(one, each) ?? ""))) return node;
  }
  const [direct] = nodesOfType(each.body, "FunctionCall").filter((node) => isPrice(node, each));
  return direct;
}

/** `getReserves` and `slot0` of a pool. */
function isPoolState(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  if (node.nodeType !== "FunctionCall") return false;
  const call = classifyCall(node, program);
  return call.kind === "outside" && call.isStatic && /^(getReserves|slot0)$/.test(call.name);
}

/** What of `slot0` is multiplied, or what a router or a pool answers to "how much for this now" where it is used as a price. */
function isPrice(node: AstNode, each: SolidityFunction): boolean {
  const { program } = each.contract;
  const call = classifyCall(node, program);
  if (call.kind !== "outside" || !call.isStatic) return false;
  if (call.name === "slot0") return multiplied(node, each);
  return (
    /^(getAmountOut|getAmountsOut|getSpotPrice|get_dy|spotPrice)$/.test(call.name) && /price|value|worth|collateral|quote/i.test(each.name)
  );
}

function multiplied(node: AstNode, each: SolidityFunction): boolean {
  return nodesOfType(each.body, "BinaryOperation").some(
    (operation) => text(operation, "operator") === "*" && expand(operation, each).includes(node),
  );
}

/** Whose balance a node reads, by the words of the source; undefined for this contract's own. */
function holderOf(node: AstNode, each: SolidityFunction): string | undefined {
  const isEther = node.nodeType === "MemberAccess" && text(node, "memberName") === "balance";
  const holder = isEther ? child(node, "expression") : isBalanceCall(node, each) ? childList(node, "arguments")[0] : undefined;
  if (holder === undefined || isSelf(holder)) return undefined;
  const named =
    namedBy(holder, each) ??
    nodesIn(holder)
      .map((one) => namedBy(one, each))
      .find((one) => one !== undefined);
  return named === undefined || /caller|sender|user|account|owner/i.test(text(named, "name")) ? undefined : text(named, "name");
}
