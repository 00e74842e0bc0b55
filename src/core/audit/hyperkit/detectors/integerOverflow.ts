import { nodesIn, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { comparisons, isBounded, isFree, isUnchecked, partsOf } from "../model/bounds.ts";
import type { Parts } from "../model/bounds.ts";
import { comparesOthers, isInverted, sides } from "../model/comparisons.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { isPermissioned } from "../model/callerChecks.ts";
import { isLiteral, isMutableState, rootVariable } from "../model/expressions.ts";
import { expand, reachedNodes } from "../model/functionScope.ts";
import { parametersIn } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Arithmetic that wraps around with a number of the caller's choice: before Solidity 0.8, and in unchecked blocks. */
export const integerOverflow: Detector = {
  rule: "integer-overflow",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    const wraps = /^0\.[4-7]\./.test(contract.program.compiler);
    if (contract.kind === "library") return;
    for (const entry of ownEntries(contract)) {
      // Those who are let in may be trusted with numbers.
      if (isPermissioned(entry)) continue;
      const places = reachedNodes(entry).filter(
        (node) => (wraps || isUnchecked(node, entry)) && contract.program.contractOf(node) === contract,
      );
      for (const node of places) {
        const parts = partsOf(node);
        if (parts === undefined || !isRisky(node, parts, entry)) continue;
        yield {
          node,
          title: `${fullName(entry)} can ${parts.operator === "-" ? "underflow" : "overflow"} with a number of the caller's choice`,
          message: `Nothing bounds the operands of ${parts.operator} here, and the result wraps around instead of failing. ${wraps ? "Use a checked library (SafeMath) or Solidity 0.8" : "Take it out of the unchecked block"}, or require the bound.`,
        };
      }
    }
  },
};

function isRisky(node: AstNode, { operator, left, right }: Parts, entry: SolidityFunction): boolean {
  if (operator === "-") return isFree(right, entry) && !isBounded(right, entry) && !isCompared(node, [left, right], entry);
  // Ether that is sent cannot be so much.
  const chosen = [left, right].filter((side) => !isLiteral(side) && isFree(side, entry));
  if (chosen.length === 0 || isVerified(node, [left, right], entry)) return false;
  if (operator === "+") return chosen.some((side) => !isBounded(side, entry));
  const factors = [left, right].filter((side) => !isLiteral(side, "1"));
  return (
    factors.length === 2 &&
    chosen.some((side) => !isBounded(side, entry)) &&
    !factors.every((side) => isBounded(side, entry) || isLiteral(side, "0"))
  );
}

/** The variable that a side is or is an element of, or the parameter that it is computed from. */
function meaning(side: AstNode | undefined, entry: SolidityFunction): readonly AstNode[] {
  const { program } = entry.contract;
  const root = rootVariable(side, program);
  const values =
    root === undefined || isMutableState(root) ? [] : program.valuesOf(root).flatMap((value) => rootVariable(value, program) ?? []);
  return [...(root === undefined ? [] : [root]), ...values, ...parametersIn(side, entry, { callers: true })];
}

/** True where a comparison sets the two operands against each other, outside of the operation itself. */
function isCompared(operation: AstNode, [left, right]: readonly [AstNode, AstNode], entry: SolidityFunction): boolean {
  const [a, b] = [meaning(left, entry), meaning(right, entry)];
  return comparisons(entry).some((node) => {
    if (nodesIn(node).includes(operation)) return false;
    const [one, other] = sides(node).map((side) => meaning(side, entry));
    if (
      comparesOthers(node, [left, right], entry) ||
      (text(operation, "operator").startsWith("-") && isInverted(node, [left, right], entry))
    )
      return false;
    const meets = (first: readonly AstNode[] = [], second: readonly AstNode[] = []): boolean => first.some((each) => second.includes(each));
    return (
      !sides(node).some((side) => isSame(operation, side, entry)) &&
      ((meets(one, a) && meets(other, b)) || (meets(one, b) && meets(other, a)))
    );
  });
}

/** True where the result is compared with an operand afterwards, or divided again: `c >= a`, `c / a == b`. */
function isVerified(operation: AstNode, operands: readonly AstNode[], entry: SolidityFunction): boolean {
  const meant = operands.flatMap((side) => meaning(side, entry));
  return comparisons(entry).some((node) => {
    const [one, other] = sides(node);
    const [first, second] = [expand(one, entry), expand(other, entry)];
    const result = first.includes(operation) ? other : second.includes(operation) ? one : sameResult(operation, [one, other], entry);
    return result !== undefined && meaning(result, entry).some((each) => meant.includes(each)) && !sum(result);
  });
}

function sum(side: AstNode): boolean {
  return side.nodeType === "BinaryOperation" && text(side, "operator") === "*";
}

/** `require(balance + amount >= balance); balance += amount;`: the same sum is compared first. */
function sameResult(operation: AstNode, [one, other]: readonly (AstNode | undefined)[], entry: SolidityFunction): AstNode | undefined {
  return isSame(operation, one, entry) ? other : isSame(operation, other, entry) ? one : undefined;
}

/** True for the same operation on the same operands. */
function isSame(operation: AstNode, side: AstNode | undefined, entry: SolidityFunction): boolean {
  const [parts, compared] = [partsOf(operation), side === undefined ? undefined : partsOf(side)];
  if (compared === undefined || parts === undefined || compared.operator !== parts.operator) return false;
  const [mine, theirs] = [parts, compared].map(({ left, right }) => [left, right].flatMap((part) => meaning(part, entry)));
  return (mine ?? []).every((each) => theirs?.includes(each));
}
