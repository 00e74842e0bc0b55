import { child, childList, count, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { conditionsOf, expand, reachedNodes } from "./functionScope.ts";
import { isGlobalMember, isThis, stateVariablesIn } from "./expressions.ts";
import { parametersIn } from "./origins.ts";
import type { SolidityFunction } from "./program.ts";

/** The proof of a signature: what is called, and what was signed. */
export interface Recovery {
  readonly node: AstNode;
  readonly isBuiltin: boolean;
  readonly digest: AstNode | undefined;
  /** v, r and s, or the bytes of the signature. */
  readonly signature: readonly AstNode[];
}

/** The recoveries of a signer in a function's reach. */
export function recoveriesOf(from: SolidityFunction): readonly Recovery[] {
  const found = reachedNodes(from).flatMap((node) => recovery(node) ?? []);
  // Proofs on curves use ecrecover for its arithmetic: what they give it is no hash.
  return found.filter((each) =>
    signedNodes(each, from).some((node) => isHashed(node) || from.parameters.some((one) => isNamed(node, one))),
  );
}

function isHashed(node: AstNode): boolean {
  const callee = node.nodeType === "FunctionCall" ? child(node, "expression") : undefined;
  return /^(keccak256|sha3|sha256)$|hash/i.test(text(callee, "name") || text(callee, "memberName"));
}

function isNamed(node: AstNode, parameter: AstNode): boolean {
  return (
    typeOf(parameter) === "bytes32" && node.nodeType === "Identifier" && count(node, "referencedDeclaration") === count(parameter, "id")
  );
}

function recovery(node: AstNode): Recovery | undefined {
  const callee = node.nodeType === "FunctionCall" ? child(node, "expression") : undefined;
  const given = childList(node, "arguments");
  if (callee?.nodeType === "Identifier" && text(callee, "name") === "ecrecover" && given.length === 4) {
    return { node, isBuiltin: true, digest: given[0], signature: given.slice(1) };
  }
  if (callee?.nodeType !== "MemberAccess" || !/^(try)?recover$/i.test(text(callee, "memberName"))) return undefined;
  // `digest.recover(signature)` and `ECDSA.recover(digest, signature)`.
  const base = child(callee, "expression");
  const attached = given.length === 1 || given.length === 3;
  return attached
    ? { node, isBuiltin: false, digest: base, signature: given }
    : { node, isBuiltin: false, digest: given[0], signature: given.slice(1) };
}

/** Everything that a digest is computed from. */
export function signedNodes({ digest }: Recovery, from: SolidityFunction): readonly AstNode[] {
  return expand(digest, from, { callers: true });
}

/** True where what was signed names this contract or this chain. */
export function namesDomain(nodes: readonly AstNode[]): boolean {
  return nodes.some(
    (node) =>
      isThis(node) ||
      isGlobalMember(node, "block", "chainid") ||
      node.nodeType === "InlineAssembly" ||
      /domain|separator|typedData|eip712/i.test(text(node, "name") || text(node, "memberName")),
  );
}

/** The state variables that the conditions of a function look at. */
export function lookedAt(from: SolidityFunction): ReadonlySet<AstNode> {
  const { program } = from.contract;
  return new Set(conditionsOf(from).flatMap((condition) => expand(condition, from).flatMap((node) => stateVariablesIn(node, program))));
}

/** True where an expression is computed from the signature itself, and not from its signer. */
export function usesSignature(expression: AstNode | undefined, { signature, node }: Recovery, from: SolidityFunction): boolean {
  if (expand(expression, from, { callers: true }).includes(node)) return false;
  const parts = new Set(signature.flatMap((part) => parametersIn(part, from, { callers: true })));
  return parametersIn(expression, from, { callers: true }).some((parameter) => parts.has(parameter));
}
