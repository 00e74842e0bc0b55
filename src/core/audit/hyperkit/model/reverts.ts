import { child, childList, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { unwrapped } from "./expressions.ts";
import type { Program } from "./program.ts";

/** True for what ends the transaction without effect. */
export function isRevert(node: AstNode): boolean {
  if (node.nodeType === "RevertStatement" || node.nodeType === "Throw") return true;
  if (node.nodeType === "InlineAssembly") return /\brevert\b/.test(text(node, "operations"));
  if (node.nodeType === "YulFunctionCall") return text(child(node, "functionName"), "name") === "revert";
  const callee = node.nodeType === "FunctionCall" ? child(node, "expression") : undefined;
  return callee?.nodeType === "Identifier" && /^(revert|require|assert)$/.test(text(callee, "name"));
}

/** True for `if (condition) revert()`: what the condition says is refused. */
export function isRefusal(condition: AstNode, program: Program): boolean {
  const parent = program.parentOf(condition);
  return (
    parent?.nodeType === "IfStatement" && child(parent, "condition") === condition && nodesIn(child(parent, "trueBody")).some(isRevert)
  );
}

/**
 * The place among the parameters of the one that lets a function go on only where it is true, as in
 * `function ensure(bool condition) { if (!condition) fail(); }`; -1 where there is none.
 */
export function guardPlace(declaration: AstNode, program: Program): number {
  const parameters = childList(child(declaration, "parameters"), "parameters");
  const bools = parameters.map((parameter) => (typeOf(parameter) === "bool" ? count(parameter, "id") : undefined));
  if (bools.every((id) => id === undefined)) return -1;
  const asked = nodesIn(child(declaration, "body")).map((node) => {
    if (node.nodeType === "FunctionCall" && /^(require|assert)$/.test(text(child(node, "expression"), "name"))) {
      return childList(node, "arguments")[0];
    }
    const condition = node.nodeType === "IfStatement" ? unwrapped(child(node, "condition")) : undefined;
    const isNegated = condition?.nodeType === "UnaryOperation" && text(condition, "operator") === "!";
    return isNegated && fails(child(node, "trueBody"), program, 3) ? child(condition, "subExpression") : undefined;
  });
  const ids = asked.map((node) => count(unwrapped(node), "referencedDeclaration"));
  return bools.findIndex((id) => id !== undefined && ids.includes(id));
}

/** True where a statement reverts, itself or by the functions that it calls, some calls deep. */
function fails(statement: AstNode | undefined, program: Program, depth: number): boolean {
  return nodesIn(statement).some((node) => {
    if (isRevert(node)) return true;
    const called =
      node.nodeType === "FunctionCall" && depth > 0
        ? program.declaration(count(child(node, "expression"), "referencedDeclaration"))
        : undefined;
    return called?.nodeType === "FunctionDefinition" && fails(child(called, "body"), program, depth - 1);
  });
}
