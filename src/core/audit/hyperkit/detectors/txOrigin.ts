import { child, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName } from "../model/contractFacts.ts";
import { isGlobalMember, isSender } from "../model/expressions.ts";
import { expand, isLocal } from "../model/functionScope.ts";
import { bareOf, namedBy } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Rights that go by who started the transaction. */
export const txOrigin: Detector = {
  rule: "tx-origin",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const node of nodesIn(each.body)) {
        if (!isComparison(node, each) && !isMembership(node, each)) continue;
        yield {
          node,
          title: `${fullName(each)} decides by tx.origin`,
          message:
            "A contract that the privileged account is lured into calling passes this check too, because the account started the transaction. Compare msg.sender.",
        };
      }
    }
  },
};

/** Compared with anything but the sender, which asks whether a contract calls, and a fixed address such as zero. */
function isComparison(node: AstNode, each: SolidityFunction): boolean {
  if (node.nodeType !== "BinaryOperation" || !["==", "!="].includes(text(node, "operator"))) return false;
  const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
  const other = sides.find((side) => !isOrigin(side, each));
  if (other === undefined || !sides.some((side) => isOrigin(side, each)) || isFixed(other, each)) return false;
  // Asked about the account that it is given, a function only answers.
  const named = namedBy(other, each);
  if (each.isEntry && named !== undefined && each.parameters.includes(named)) return false;
  return !expand(other, each, { callers: true }).some((part) => isSender(part) || isGlobalMember(part, "block", "coinbase"));
}

/** A literal, or a constant that is one. */
function isFixed(side: AstNode, each: SolidityFunction): boolean {
  return bareOf(side)?.nodeType === "Literal" || bareOf(child(namedBy(side, each), "value"))?.nodeType === "Literal";
}

/** `isAdmin[tx.origin]` that has to be true; `!hasMinted[tx.origin]` lets each account in once. */
function isMembership(node: AstNode, each: SolidityFunction): boolean {
  if (node.nodeType !== "IndexAccess" || typeOf(node) !== "bool" || !isOrigin(child(node, "indexExpression"), each)) return false;
  const { program } = each.contract;
  const parent = program.parentOf(node);
  if (parent?.nodeType === "Assignment") return child(parent, "leftHandSide") !== node;
  const isNegated = parent?.nodeType === "UnaryOperation" && text(parent, "operator") === "!";
  const asked = isNegated ? program.parentOf(parent) : parent;
  return isNegated === (asked?.nodeType === "IfStatement");
}

function isOrigin(side: AstNode | undefined, each: SolidityFunction): boolean {
  const bare = bareOf(side);
  if (isGlobalMember(bare, "tx", "origin")) return true;
  const variable = namedBy(bare, each);
  const values = variable === undefined || !isLocal(variable) ? [] : each.contract.program.valuesOf(variable);
  return values.length > 0 && values.every((value) => isGlobalMember(bareOf(value), "tx", "origin"));
}
