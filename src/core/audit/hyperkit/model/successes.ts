import { child, childList, count, nodesIn, slots } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { conditionOf, expand, reachedNodes } from "./functionScope.ts";
import type { Program, SolidityFunction } from "./program.ts";
import { isRevert } from "./reverts.ts";

/** The variable that takes whether a low-level call succeeded; `unused` where nothing takes it, `expression` where it is used in place. */
export function takerOf(call: AstNode, program: Program): AstNode | "unused" | "expression" {
  const parent = program.parentOf(call);
  if (parent?.nodeType === "ExpressionStatement") return "unused";
  if (parent?.nodeType === "VariableDeclarationStatement") return slots(parent, "declarations")[0] ?? "unused";
  if (parent?.nodeType !== "Assignment" || child(parent, "rightHandSide") !== call) return "expression";
  const target = child(parent, "leftHandSide");
  if (target?.nodeType !== "TupleExpression") return program.declaration(count(target, "referencedDeclaration")) ?? "expression";
  const first = slots(target, "components")[0];
  if (first !== undefined && first.nodeType !== "Identifier") return "expression";
  return first === undefined ? "unused" : (program.declaration(count(first, "referencedDeclaration")) ?? "expression");
}

/** True where something in a function's reach reverts, or not, by what a call returned. */
export function decidesRevert(call: AstNode, from: SolidityFunction): boolean {
  const tried = from.contract.program.parentOf(call);
  if (
    tried?.nodeType === "TryStatement" &&
    childList(tried, "clauses")
      .slice(1)
      .some((clause) => nodesIn(clause).some(isRevert))
  )
    return true;
  return reachedNodes(from).some((node) => {
    const condition = conditionOf(node, from);
    if (condition === undefined || !expand(condition, from, { callers: true }).includes(call)) return false;
    return node.nodeType !== "IfStatement" || nodesIn(node).some(isRevert);
  });
}
