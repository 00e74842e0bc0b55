import { child, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { allFunctions, fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { rootVariable } from "../model/expressions.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** Stakes that change before the rewards on them are settled. */
export const rewardAccounting: Detector = {
  rule: "reward-accounting",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const { stake, marks, place } of formulas(contract)) {
      for (const entry of ownEntries(contract)) {
        const writes = writesOf(entry);
        const change = writes.find(({ variable, node }) => variable === stake && changesAmount(node));
        if (change === undefined || writes.some(({ variable }) => marks.includes(variable))) continue;
        yield {
          node: change.within.contract === contract ? change.node : entry.node,
          title: `${fullName(entry)} changes ${text(stake, "name")} without settling the rewards on it`,
          message: `Rewards are computed from ${text(stake, "name")} since ${marks.map((mark) => text(mark, "name")).join(", ")} was last set. With another stake the whole time since then counts for it. Settle the rewards first.`,
          related: [{ node: place, message: "The rewards." }],
        };
      }
    }
  },
};

interface Formula {
  readonly stake: AstNode;
  readonly marks: readonly AstNode[];
  readonly place: AstNode;
}

/** `stake[user] * (index - mark[user])` and `stake[user] * index - mark[user]`, with maps by account. */
function formulas(contract: Contract): readonly Formula[] {
  const found = new Map<string, Formula>();
  for (const each of allFunctions(contract)) {
    for (const place of nodesOfType(each.body, "BinaryOperation")) {
      const operator = text(place, "operator");
      const [left, right] = [child(place, "leftExpression"), child(place, "rightExpression")];
      const pairs =
        operator === "*"
          ? [
              [left, right],
              [right, left],
            ]
          : [];
      for (const [one, other] of pairs) {
        const stake = accountEntry(one, each);
        const marks = subtracted(other, each).filter((mark) => mark !== stake);
        if (stake === undefined || marks.length === 0) continue;
        found.set(`${text(stake, "name")} ${marks.map((mark) => text(mark, "name")).join()}`, { stake, marks, place });
      }
    }
  }
  return [...found.values()];
}

/** The map by account that an expression is a number of. */
function accountEntry(expression: AstNode | undefined, each: SolidityFunction): AstNode | undefined {
  if (expression?.nodeType !== "IndexAccess") return undefined;
  const variable = rootVariable(expression, each.contract.program);
  return typeOf(variable) === "mapping(address => uint256)" ? variable : undefined;
}

/** The maps by account that a difference subtracts. */
function subtracted(expression: AstNode | undefined, each: SolidityFunction): readonly AstNode[] {
  return nodesOfType(expression, "BinaryOperation").flatMap((node) => {
    if (text(node, "operator") !== "-") return [];
    return accountEntry(child(node, "rightExpression"), each) ?? [];
  });
}

function changesAmount(node: AstNode): boolean {
  return node.nodeType === "Assignment" && ["+=", "-=", "="].includes(text(node, "operator"));
}
