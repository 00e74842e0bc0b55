import { child, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { rootVariable } from "./expressions.ts";
import { bareOf, isCaller, namedBy } from "./origins.ts";
import type { SolidityFunction } from "./program.ts";

/** The two operands of a binary operation. */
export function sides(node: AstNode): readonly (AstNode | undefined)[] {
  return [child(node, "leftExpression"), child(node, "rightExpression")];
}

/** `balances[from] >= value` where `balances[msg.sender]` is lessened: another entry of the same map. */
export function comparesOthers(comparison: AstNode, operands: readonly AstNode[], entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  return sides(comparison).some((side) =>
    operands.some((operand) => {
      const [one, other] = [bareOf(side), bareOf(operand)];
      if (
        one?.nodeType !== "IndexAccess" ||
        other?.nodeType !== "IndexAccess" ||
        rootVariable(one, program) !== rootVariable(other, program)
      )
        return false;
      const [key, wanted] = [child(one, "indexExpression"), child(other, "indexExpression")];
      const parameter = namedBy(key, entry);
      return isCaller(wanted, entry) && !isCaller(key, entry) && parameter !== undefined && entry.parameters.includes(parameter);
    }),
  );
}

/** `require(amount >= balance)` before `balance - amount`: the comparison lets just the wrong numbers pass. */
export function isInverted(comparison: AstNode, [left, right]: readonly [AstNode, AstNode], entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  const parent = program.parentOf(comparison);
  const isAsked = parent?.nodeType === "FunctionCall" && /^(require|assert)$/.test(text(child(parent, "expression"), "name"));
  const operator = text(comparison, "operator");
  if (!isAsked || operator === "==") return false;
  const [one, other] = sides(comparison);
  const [lesser, greater] = operator.startsWith("<") ? [one, other] : [other, one];
  const isOne = (side: AstNode | undefined, operand: AstNode): boolean => {
    const root = rootVariable(side, program);
    return root !== undefined && root === rootVariable(operand, program);
  };
  return isOne(lesser, left) && isOne(greater, right) && rootVariable(left, program) !== rootVariable(right, program);
}
