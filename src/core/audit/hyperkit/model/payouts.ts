import { child, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { classifyCall, sendsEther } from "./calls.ts";
import { isSender, isTimestamp } from "./expressions.ts";
import { conditionsOf, expand, reachedNodes } from "./functionScope.ts";
import { isCaller, isOwnBalance, namedBy, parametersIn, tokenMove } from "./origins.ts";
import type { Contract, SolidityFunction } from "./program.ts";
import { stepsOf } from "./steps.ts";
import type { Step } from "./steps.ts";

/** Money of the contract that goes to whoever calls, or to whom they name. */
export interface Payout {
  readonly step: Step;
  readonly isEther: boolean;
  /** The whole balance; else an amount that the caller names. */
  readonly isAll: boolean;
}

/** The payments of a function that look at nothing the caller owns, has proved or has paid. */
export function paidToAnybody(entry: SolidityFunction): readonly Payout[] {
  const { program } = entry.contract;
  if (usesAccount(entry) || entry.isPayable || /^(flash|skim|sync)/i.test(entry.name)) return [];
  const nodes = reachedNodes(entry);
  if (nodes.some((node) => isTimestamp(node) || tokenMove(node)?.from !== undefined || burns(node, program))) return [];
  // A hash that decides is a password or a proof.
  if (conditionsOf(entry).some((condition) => expand(condition, entry).some(isHash))) return [];
  return stepsOf(entry).flatMap((step): readonly Payout[] => {
    if (step.kind !== "call" || step.within.contract.kind === "library") return [];
    const move = tokenMove(step.node);
    const isEther = sendsEther(step.call) && step.call.how !== "method";
    if (!isEther && (move === undefined || move.from !== undefined)) return [];
    const amount = isEther || move === undefined ? (step.call.value ?? step.call.arguments[0]) : move.amount;
    const to = isEther || move === undefined ? step.call.target : move.to;
    const chosen = isCaller(to, entry) || parametersIn(to, entry, { callers: true }).length > 0;
    // What is paid out of the receiver's own account is theirs, whoever asks for it.
    const receivers = new Set(parametersIn(to, entry, { callers: true }));
    if (
      nodes.some(
        (node) =>
          node.nodeType === "IndexAccess" &&
          parametersIn(child(node, "indexExpression"), entry, { callers: true }).some((one) => receivers.has(one) && isAddress(one)),
      )
    )
      return [];
    const isAll = expand(amount, entry).some((node) => isOwnBalance(node, entry));
    const isAny = namedBy(amount, entry) !== undefined && parametersIn(amount, entry, { callers: true }).length > 0;
    return chosen && (isAll || isAny) ? [{ step, isEther, isAll }] : [];
  });
}

/** True where an entry of a map by the caller is read or written. */
export function usesAccount(entry: SolidityFunction): boolean {
  return reachedNodes(entry).some(
    (node) => node.nodeType === "IndexAccess" && expand(child(node, "indexExpression"), entry, { callers: true }).some(isSender),
  );
}

function isAddress(parameter: AstNode): boolean {
  return typeOf(parameter).startsWith("address");
}

function isHash(node: AstNode): boolean {
  return node.nodeType === "FunctionCall" && /^(keccak256|sha3|sha256|ripemd160)$/.test(text(child(node, "expression"), "name"));
}

function burns(node: AstNode, program: Contract["program"]): boolean {
  if (node.nodeType !== "FunctionCall") return false;
  const call = classifyCall(node, program);
  const callee = child(node, "expression");
  return call.kind !== "builtin" && /burn|redeem/i.test(text(callee, "name") || text(callee, "memberName"));
}
