import { child, childList, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { classifyCall } from "./calls.ts";
import { isGlobalMember, isSender, isThis } from "./expressions.ts";
import { expand } from "./functionScope.ts";
import type { Reach } from "./functionScope.ts";
import type { SolidityFunction } from "./program.ts";

/** The parameters that an expression is computed from: of the function itself, and with `callers` of its callers. */
export function parametersIn(expression: AstNode | undefined, from: SolidityFunction, reach: Reach = {}): readonly AstNode[] {
  const { program } = from.contract;
  const found = expand(expression, from, reach).flatMap((node) => {
    const declaration = node.nodeType === "Identifier" ? program.declaration(count(node, "referencedDeclaration")) : undefined;
    return declaration !== undefined && isParameterOfEntry(declaration, from) ? [declaration] : [];
  });
  return [...new Set(found)];
}

function isParameterOfEntry(declaration: AstNode, from: SolidityFunction): boolean {
  if (from.parameters.includes(declaration)) return true;
  const { program } = from.contract;
  const list = program.parentOf(declaration);
  const holder = list === undefined ? undefined : program.parentOf(list);
  const holding = holder === undefined ? undefined : program.functionOf(holder);
  return holding !== undefined && holding.isEntry && holding.parameters.includes(declaration);
}

/** True where a caller chooses a value: it is computed from a parameter or from `msg.value`. */
export function isChosen(expression: AstNode | undefined, from: SolidityFunction): boolean {
  return (
    parametersIn(expression, from, { callers: true }).length > 0 ||
    expand(expression, from, { callers: true }).some((node) => isGlobalMember(node, "msg", "value") || isGlobalMember(node, "msg", "data"))
  );
}

/** The parameter, variable or constant that an expression names, parentheses and conversions aside. */
export function namedBy(expression: AstNode | undefined, from: SolidityFunction): AstNode | undefined {
  const bare = bareOf(expression);
  const declaration = bare?.nodeType === "Identifier" ? from.contract.program.declaration(count(bare, "referencedDeclaration")) : undefined;
  return declaration?.nodeType === "VariableDeclaration" ? declaration : undefined;
}

/** An expression without parentheses and conversions: `x` of `payable(address((x)))`. */
export function bareOf(expression: AstNode | undefined): AstNode | undefined {
  let bare = expression;
  while (bare !== undefined) {
    const parts = bare.nodeType === "TupleExpression" ? childList(bare, "components") : [];
    if (parts.length === 1) bare = parts[0];
    else if (bare.nodeType === "FunctionCall" && text(bare, "kind") === "typeConversion") bare = childList(bare, "arguments")[0];
    else break;
  }
  return bare;
}

/** True for `address(this)`. */
export function isSelf(expression: AstNode | undefined): boolean {
  const bare = bareOf(expression);
  return bare !== undefined && isThis(bare);
}

/** True for `msg.sender`, also through a local variable. */
export function isCaller(expression: AstNode | undefined, from: SolidityFunction): boolean {
  const bare = bareOf(expression);
  if (bare === undefined) return false;
  if (isSender(bare) || (bare.nodeType === "FunctionCall" && isSender(child(bare, "expression") ?? bare))) return true;
  const declaration = namedBy(bare, from);
  const values = declaration === undefined ? [] : from.contract.program.valuesOf(declaration);
  return values.length > 0 && values.every((value) => nodesIn(value).length <= 6 && nodesIn(value).some(isSender));
}

/** True where a node reads a balance of this contract: `address(this).balance`, `token.balanceOf(address(this))`. */
export function isOwnBalance(node: AstNode, from: SolidityFunction): boolean {
  if (node.nodeType === "MemberAccess" && text(node, "memberName") === "balance") return isSelf(child(node, "expression"));
  return isBalanceCall(node, from) && childList(node, "arguments").some(isSelf);
}

/** True for a call of another contract's `balanceOf`. */
export function isBalanceCall(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  if (node.nodeType !== "FunctionCall") return false;
  const call = classifyCall(node, program);
  return call.kind === "outside" && call.name === "balanceOf";
}

/** A movement of tokens by a method of ERC-20 or by a library around it. */
export interface TokenMove {
  readonly node: AstNode;
  readonly token: AstNode | undefined;
  /** Absent: this contract's own tokens. */
  readonly from: AstNode | undefined;
  readonly to: AstNode | undefined;
  readonly amount: AstNode | undefined;
}

/** Reads a call as a movement of tokens; undefined where it is none. */
export function tokenMove(node: AstNode): TokenMove | undefined {
  const callee = node.nodeType === "FunctionCall" ? child(node, "expression") : undefined;
  if (callee?.nodeType !== "MemberAccess") return undefined;
  const name = text(callee, "memberName");
  const given = childList(node, "arguments");
  const base = child(callee, "expression");
  // `SafeERC20.safeTransfer(token, to, amount)` names the library, `token.safeTransfer(to, amount)` does not.
  const library = base?.nodeType === "Identifier" && typeOf(base).startsWith("type(library");
  const [token, rest] = library ? [given[0], given.slice(1)] : [base, given];
  if (/^(safe)?transferFrom$/i.test(name) && rest.length === 3) return { node, token, from: rest[0], to: rest[1], amount: rest[2] };
  if (/^(safe)?transfer$/i.test(name) && rest.length === 2) return { node, token, from: undefined, to: rest[0], amount: rest[1] };
  return undefined;
}
