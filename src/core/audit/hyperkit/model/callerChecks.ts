import { child, childList, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { classifyCall } from "./calls.ts";
import type { OutsideCall } from "./calls.ts";
import { tokenMove } from "./origins.ts";
import { isGlobalMember, isSender, unwrapped } from "./expressions.ts";
import { conditionsOf, expand, reachedNodes, reachOf } from "./functionScope.ts";
import type { SolidityFunction } from "./program.ts";
import { isRefusal } from "./reverts.ts";

const known = new WeakMap<SolidityFunction, boolean>();

/**
 * True where something in a function's reach depends on who calls: a condition on the sender, a call that is given the sender to judge, a
 * proof of a signature or of a Merkle tree, or a hook without a body whose name says that it judges.
 */
export function checksCaller(from: SolidityFunction): boolean {
  const before = known.get(from);
  if (before !== undefined) return before;
  const checks = dependsOnCaller(from) || reachOf(from).some((each) => each !== from && isHook(each));
  known.set(from, checks);
  return checks;
}

/** The same without the hooks: in a contract that is deployed, one without a body judges nothing. */
export function dependsOnCaller(from: SolidityFunction): boolean {
  return (
    conditionsOf(from).some((condition) =>
      expand(condition, from, { callers: true }).some((node) => isWho(node) && !isHandedOut(node, from)),
    ) || reachedNodes(from).some((node) => judgesElsewhere(node, from))
  );
}

const permissioned = new WeakMap<SolidityFunction, boolean>();

/**
 * True where a function is for certain callers only: the sender is compared with an address that is known, is on a list, or proves
 * something. What a caller has paid or done before, as in `deposits[msg.sender] == 0`, lets everybody in.
 */
export function isPermissioned(from: SolidityFunction): boolean {
  const before = permissioned.get(from);
  if (before !== undefined) return before;
  const permits =
    conditionsOf(from).some(
      (condition) =>
        !hasOpenWay(condition, from) &&
        expand(condition, from, { callers: true }).some((node) => namesCaller(node, from) || isRecovery(node)),
    ) ||
    reachedNodes(from).some((node) => judgesElsewhere(node, from)) ||
    reachOf(from).some((each) => each !== from && isHook(each));
  permissioned.set(from, permits);
  return permits;
}

/** True for `msg.sender == owner || msg.value >= price`: whoever meets the part that does not ask who calls is let in. */
function hasOpenWay(condition: AstNode, from: SolidityFunction): boolean {
  const bare = unwrapped(condition);
  if (bare?.nodeType !== "BinaryOperation" || text(bare, "operator") !== (isRefusal(condition, from.contract.program) ? "&&" : "||"))
    return false;
  return [child(bare, "leftExpression"), child(bare, "rightExpression")].some(
    (part) => !expand(part, from, { callers: true }).some((node) => isWho(node)),
  );
}

/** `msg.sender == owner`, `isMinter[msg.sender]`, and not `!joined[msg.sender]` of a require. */
function namesCaller(node: AstNode, from: SolidityFunction): boolean {
  const { program } = from.contract;
  const isCalling = (part: AstNode | undefined): boolean =>
    expand(part, from, { callers: true }).some((each) => isSender(each) && !isHandedOut(each, from));
  if (node.nodeType === "BinaryOperation" && ["==", "!="].includes(text(node, "operator"))) {
    const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
    return sides.every((side) => isAddress(side)) && sides.some(isCalling);
  }
  if (node.nodeType !== "IndexAccess" || typeOf(node) !== "bool" || !isCalling(child(node, "indexExpression"))) return false;
  const parent = program.parentOf(node);
  const isNegated = parent?.nodeType === "UnaryOperation" && text(parent, "operator") === "!";
  const asked = isNegated ? program.parentOf(parent) : parent;
  return isNegated === (asked?.nodeType === "IfStatement");
}

function isAddress(node: AstNode | undefined): boolean {
  return /^(address|contract )/.test(typeOf(node)) && text(node, "kind") !== "number";
}

function isWho(node: AstNode): boolean {
  return isSender(node) || isGlobalMember(node, "tx", "origin") || isRecovery(node);
}

/**
 * True for the sender as the receiver of a call, or among what a call that acts is given: its success says nothing of who calls. Nor
 * does a comparison with `tx.origin`, which only asks whether a contract calls.
 */
function isHandedOut(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  const compared = program.parentOf(node);
  const sides = compared?.nodeType === "BinaryOperation" ? [child(compared, "leftExpression"), child(compared, "rightExpression")] : [];
  if (sides.length === 2 && sides.every((side) => side !== undefined && (isSender(side) || isGlobalMember(side, "tx", "origin"))))
    return true;
  for (let at = program.parentOf(node); at !== undefined; at = program.parentOf(at)) {
    const call = at.nodeType === "FunctionCall" ? classifyCall(at, program) : undefined;
    if (call?.kind === "outside" && !judges(call)) return true;
    if (call?.kind === "internal" && tokenMove(at) !== undefined) return true;
  }
  return false;
}

function judges(call: OutsideCall): boolean {
  return call.how === "method" && (call.isStatic || /auth|role|owner|access|allow|permission|check|only|can/i.test(call.name));
}

/** `ecrecover`, and the functions of libraries and wallets that prove something. */
export function isRecovery(node: AstNode): boolean {
  const callee = node.nodeType === "FunctionCall" ? child(node, "expression") : undefined;
  const name = text(callee, "name") || text(callee, "memberName");
  return /^(ecrecover|(try)?recover|isValidSignature(Now)?|_?verify(Calldata|Proof)?|processProof(Calldata)?)$/.test(name);
}

/** A statement that hands the sender to a function of another contract which changes nothing: it reverts, or it would be useless. */
function judgesElsewhere(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  const called = node.nodeType === "ExpressionStatement" ? child(node, "expression") : undefined;
  if (called?.nodeType !== "FunctionCall") return isAssemblyCaller(node);
  const call = classifyCall(called, program);
  if (call.kind !== "outside" || !judges(call)) return false;
  return childList(called, "arguments").some((argument) => nodesIn(argument).some(isSender));
}

/** Assembly that reads the sender mostly compares it. */
function isAssemblyCaller(node: AstNode): boolean {
  if (node.nodeType === "InlineAssembly") return /\bcaller\b/.test(text(node, "operations"));
  return node.nodeType === "YulFunctionCall" && text(child(node, "functionName"), "name") === "caller";
}

/** An internal function that derived contracts fill in. */
function isHook({ node, name, body, isEntry }: SolidityFunction): boolean {
  const empty = body === undefined || childList(body, "statements").length === 0;
  return empty && !isEntry && count(node, "id") !== undefined && /auth|owner|role|access|only|check|restrict|permission|can/i.test(name);
}

/** True where a modifier or a condition lets the function run once: initializers of proxies. */
export function isInitializerGuarded(from: SolidityFunction): boolean {
  return from.modifiers.some(({ name }) => /init|once|proxy/i.test(name));
}
