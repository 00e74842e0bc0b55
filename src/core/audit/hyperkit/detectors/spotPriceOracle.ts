import { child, childList, nodesIn, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall, resolveInternal } from "../model/calls.ts";
import { allFunctions, fullName } from "../model/contractFacts.ts";
import { expand } from "../model/functionScope.ts";
import { isBalanceCall, isOwnBalance, isSelf, namedBy } from "../model/origins.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** Prices that are computed from the reserves or balances of a pool at this moment. */
export const spotPriceOracle: Detector = {
  rule: "spot-price-oracle",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library" || looksBack(contract) || isPool(contract)) return;
    for (const each of contract.functions) {
      if (trades(each)) continue;
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

/** Who trades with the pool at once computes what the pool will give. */
function trades({ body, contract: { program } }: SolidityFunction): boolean {
  return nodesOfType(body, "FunctionCall").some((node) => {
    const call = classifyCall(node, program);
    return call.kind === "outside" && call.name.startsWith("swap");
  });
}

function priceIn(each: SolidityFunction): AstNode | undefined {
  for (const node of nodesOfType(each.body, "BinaryOperation")) {
    if (text(node, "operator") !== "/") continue;
    const [above, below] = [expand(child(node, "leftExpression"), each), expand(child(node, "rightExpression"), each)];
    const pools = above.filter((one) => isPoolState(one, each));
    if (pools.length > 0 && below.some((one) => isPoolState(one, each))) return node;
    if (isOwnRatio(child(node, "leftExpression"), child(node, "rightExpression"), each)) return node;
    const held = above.flatMap((one) => holderOf(one, each) ?? []);
    if (held.length > 0 && below.some((one) => held.includes(holderOf(one, each) ?? ""))) return node;
  }
  const quoted = /price|value|worth|collateral|oracle/i.test(each.name) ? quoteIn(each) : undefined;
  if (quoted !== undefined) return quoted;
  const [direct] = nodesOfType(each.body, "FunctionCall").filter((node) => isPrice(node, each));
  return direct;
}

/** What the contract holds of one token, by what it holds of another: the price of a pool that keeps no reserves. */
function isOwnRatio(above: AstNode | undefined, below: AstNode | undefined, each: SolidityFunction): boolean {
  const [one, other] = [above, below].map((side) => ownTokens(side, each));
  return one?.length === 1 && other?.length === 1 && one[0] !== other[0];
}

/** The tokens of which a side reads this contract's balance. */
function ownTokens(side: AstNode | undefined, each: SolidityFunction): readonly AstNode[] {
  const calls = expand(side, each).filter((node) => isBalanceCall(node, each) && isOwnBalance(node, each));
  const tokens = calls.map((call) => namedBy(child(child(call, "expression"), "expression"), each));
  return [...new Set(tokens.filter((token) => token !== undefined))];
}

/** The call of a function which divides what it is given, where that is a pool's state: `quote(amount, reserveA, reserveB)`. */
function quoteIn(each: SolidityFunction): AstNode | undefined {
  const { program } = each.contract;
  return nodesOfType(each.body, "FunctionCall").find((node) => {
    const call = classifyCall(node, program);
    const called = call.kind === "internal" ? resolveInternal(node, call.declaration, each.contract) : undefined;
    const divides = nodesOfType(called?.body, "BinaryOperation").some((one) => text(one, "operator") === "/");
    const given = childList(node, "arguments").filter((argument) => expand(argument, each).some((one) => isPoolState(one, each)));
    return divides && given.length >= 2;
  });
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
  const account = node.nodeType === "MemberAccess" && text(node, "memberName") === "balance" ? child(node, "expression") : undefined;
  const isEther = /^(address|contract )/.test(typeOf(account));
  const holder = isEther ? child(node, "expression") : isBalanceCall(node, each) ? childList(node, "arguments")[0] : undefined;
  if (holder === undefined || isSelf(holder)) return undefined;
  const named =
    namedBy(holder, each) ??
    nodesIn(holder)
      .map((one) => namedBy(one, each))
      .find((one) => one !== undefined);
  return named === undefined || /caller|sender|user|account|owner/i.test(text(named, "name")) ? undefined : text(named, "name");
}
