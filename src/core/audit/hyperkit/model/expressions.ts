import { child, childList, count, flag, nodesIn, text, typeIdentifierOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Program } from "./program.ts";

/** True for `a.b` of a global, e.g. `msg.sender`. */
export function isGlobalMember(node: AstNode | undefined, object: string, member: string): boolean {
  const base = child(node, "expression");
  return node?.nodeType === "MemberAccess" && text(node, "memberName") === member && isGlobal(base, object);
}

/** Old compilers give a global an id as if it were declared; its type tells. */
function isGlobal(node: AstNode | undefined, name: string): boolean {
  return node?.nodeType === "Identifier" && text(node, "name") === name && typeIdentifierOf(node).startsWith("t_magic_");
}

/** `msg.sender`, or the function that meta-transactions put in its place. */
export function isSender(node: AstNode): boolean {
  return isGlobalMember(node, "msg", "sender") || (node.nodeType === "Identifier" && /^_?msgSender$/i.test(text(node, "name")));
}

/** `block.timestamp` or `now`. */
export function isTimestamp(node: AstNode): boolean {
  return isGlobalMember(node, "block", "timestamp") || (node.nodeType === "Identifier" && text(node, "name") === "now");
}

/** `address(this)` or `this`. */
export function isThis(node: AstNode): boolean {
  return node.nodeType === "Identifier" && text(node, "name") === "this";
}

/** True for a literal number of a value, or a constant that is one. */
export function isLiteral(node: AstNode | undefined, value?: string): boolean {
  return node?.nodeType === "Literal" && (value === undefined || text(node, "value") === value);
}

/** The expression inside of parentheses. */
export function unwrapped(node: AstNode | undefined): AstNode | undefined {
  let inner = node;
  while (inner?.nodeType === "TupleExpression" && !flag(inner, "isInlineArray") && childList(inner, "components").length === 1) {
    inner = childList(inner, "components")[0];
  }
  return inner;
}

/** The variable that an expression is an element, a member or the whole of: `balances` of `balances[msg.sender].paid`. */
export function rootVariable(node: AstNode | undefined, program: Program): AstNode | undefined {
  let base = unwrapped(node);
  while (base?.nodeType === "IndexAccess" || base?.nodeType === "MemberAccess" || base?.nodeType === "IndexRangeAccess") {
    base = unwrapped(child(base, base.nodeType === "MemberAccess" ? "expression" : "baseExpression"));
  }
  const declaration = program.declaration(count(base, "referencedDeclaration"));
  return declaration?.nodeType === "VariableDeclaration" ? declaration : undefined;
}

/** The state variables that an expression names. */
export function stateVariablesIn(node: AstNode | undefined, program: Program): readonly AstNode[] {
  const found = nodesIn(node).flatMap((each) => {
    const declaration = each.nodeType === "Identifier" ? program.declaration(count(each, "referencedDeclaration")) : undefined;
    return declaration !== undefined && isMutableState(declaration) ? [declaration] : [];
  });
  return [...new Set(found)];
}

/** True for a state variable that can change after the deployment. */
export function isMutableState(declaration: AstNode): boolean {
  const fixed = flag(declaration, "constant") || ["immutable", "constant"].includes(text(declaration, "mutability"));
  return flag(declaration, "stateVariable") && !fixed;
}

/** Bits of an integer type; undefined for every other type. */
export function integerBits(type: string): number | undefined {
  const [, bits] = /^u?int(\d*)$/.exec(type) ?? [];
  return bits === undefined ? undefined : Number(bits || "256");
}
