import { child, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { comparesOthers, isInverted, sides } from "../model/comparisons.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { isPermissioned } from "../model/callerChecks.ts";
import { integerBits, isGlobalMember, isLiteral, isMutableState, rootVariable, stateVariablesIn } from "../model/expressions.ts";
import { argumentsFor, conditionsOf, expand, reachedNodes } from "../model/functionScope.ts";
import { namedBy, parametersIn, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { isRefusal } from "../model/reverts.ts";

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

function isUnchecked(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  for (let at = program.parentOf(node); at !== undefined; at = program.parentOf(at)) if (at.nodeType === "UncheckedBlock") return true;
  return false;
}

interface Parts {
  readonly operator: string;
  readonly left: AstNode;
  readonly right: AstNode;
}

function partsOf(node: AstNode): Parts | undefined {
  const isAssignment = node.nodeType === "Assignment" && /^[-+*]=$/.test(text(node, "operator"));
  const isOperation = node.nodeType === "BinaryOperation" && /^[-+*]$/.test(text(node, "operator"));
  const left = child(node, isAssignment ? "leftHandSide" : "leftExpression");
  const right = child(node, isAssignment ? "rightHandSide" : "rightExpression");
  if (!(isAssignment || isOperation) || left === undefined || right === undefined) return undefined;
  const isNumber = integerBits(typeOf(left)) !== undefined && typeOf(left).startsWith("u");
  return isNumber ? { operator: text(node, "operator").charAt(0), left, right } : undefined;
}

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

/** True for a number that the caller names, directly or through local variables; not for what state says of it. */
function isFree(side: AstNode, entry: SolidityFunction): boolean {
  const nodes = expand(side, entry, { callers: true });
  if (nodes.some((node) => isGlobalMember(node, "msg", "value"))) return false;
  const numbers = parametersIn(side, entry, { callers: true }).filter(
    (parameter) => integerBits(typeOf(parameter)) !== undefined || nodes.some((node) => isLengthOf(node, parameter)),
  );
  const isKeyOnly = stateVariablesIn(side, entry.contract.program).length > 0 && namedBy(side, entry) === undefined && !isSum(side);
  return (
    numbers.length > 0 &&
    !isKeyOnly &&
    !nodes.some((node) => node.nodeType === "BinaryOperation" && /^[/%]$|^>>$/.test(text(node, "operator")))
  );
}

function isLengthOf(node: AstNode, list: AstNode): boolean {
  return text(node, "memberName") === "length" && count(child(node, "expression"), "referencedDeclaration") === count(list, "id");
}

function isSum(side: AstNode): boolean {
  return side.nodeType === "BinaryOperation";
}

/** The variable that a side is or is an element of, or the parameter that it is computed from. */
function meaning(side: AstNode | undefined, entry: SolidityFunction): readonly AstNode[] {
  const { program } = entry.contract;
  const root = rootVariable(side, program);
  const values =
    root === undefined || isMutableState(root) ? [] : program.valuesOf(root).flatMap((value) => rootVariable(value, program) ?? []);
  return [...(root === undefined ? [] : [root]), ...values, ...parametersIn(side, entry, { callers: true })];
}

/** The comparisons by size that let the function go on. */
function comparisons(entry: SolidityFunction): readonly AstNode[] {
  return conditionsOf(entry).flatMap((condition) =>
    expand(condition, entry).filter((node) => node.nodeType === "BinaryOperation" && /^([<>]=?|==)$/.test(text(node, "operator"))),
  );
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

/** True where a comparison keeps a number small: it is the lesser side, or equal to something. */
function isBounded(side: AstNode, entry: SolidityFunction): boolean {
  const meant = parametersIn(side, entry, { callers: true });
  if (meant.length === 0) return true;
  const bits = Math.max(...meant.map((parameter) => integerBits(typeOf(parameter)) ?? 256));
  if (bits <= 128 && (integerBits(typeOf(side)) ?? 256) === 256) return true;
  const isMeant = (one: AstNode | undefined): boolean => aliasesOf(namedBy(one, entry), entry).some((each) => meant.includes(each));
  // Nobody moves more tokens than there are.
  if (isTakenElsewhere(isMeant, entry) || reachedNodes(entry).some((node) => isMeant(tokenMove(node)?.amount))) return true;
  return comparisons(entry).some((node) => {
    const operator = text(node, "operator");
    const [left, right] = sides(node);
    // What is refused holds the other way round.
    const [lesser, greater] = operator.startsWith("<") !== isRefusal(node, entry.contract.program) ? [left, right] : [right, left];
    if (isCapped(side, [lesser, greater], entry)) return true;
    const isTotal = lesser?.nodeType === "BinaryOperation" && text(lesser, "operator") === "+" && nodesIn(lesser).some(isMeant);
    const bounds = (isMeant(lesser) || isTotal) && !isLiteral(greater, "0");
    // `amount / units == value`.
    const isQuotient = (one: AstNode | undefined): boolean => one?.nodeType === "BinaryOperation" && text(one, "operator") === "/";
    if (operator === "==") return (isMeant(left) && isQuotient(right)) || (isMeant(right) && isQuotient(left));
    return bounds;
  });
}

/** A variable, and those whose whole value it is given. */
function aliasesOf(variable: AstNode | undefined, entry: SolidityFunction): readonly AstNode[] {
  const aliases = new Set(variable === undefined ? [] : [variable]);
  for (const alias of aliases) {
    for (const value of [...entry.contract.program.valuesOf(alias), ...argumentsFor(alias, entry)]) {
      const next = namedBy(value, entry);
      if (next !== undefined) aliases.add(next);
    }
  }
  return [...aliases];
}

/** True where the number is subtracted in checked arithmetic too: it cannot be more than what it is taken from. */
function isTakenElsewhere(isMeant: (node: AstNode | undefined) => boolean, entry: SolidityFunction): boolean {
  if (/^0\.[4-7]\./.test(entry.contract.program.compiler)) return false;
  return reachedNodes(entry).some((node) => partsOf(node)?.operator === "-" && !isUnchecked(node, entry) && isMeant(partsOf(node)?.right));
}

/** `require(a.x | a.y <= type(uint120).max)`: every member of structs in the number is part of a sum of bits that is capped. */
function isCapped(side: AstNode, [lesser, greater]: readonly (AstNode | undefined)[], entry: SolidityFunction): boolean {
  const fields = (nodes: readonly AstNode[]): ReadonlySet<number> =>
    new Set(
      nodes.flatMap((node) =>
        node.nodeType === "MemberAccess" && integerBits(typeOf(node)) !== undefined ? (count(node, "referencedDeclaration") ?? []) : [],
      ),
    );
  if (!expand(greater, entry).some((node) => isLiteral(node) || text(node, "memberName") === "max")) return false;
  const [needed, capped] = [fields(expand(side, entry)), fields(expand(lesser, entry))];
  const joins = expand(lesser, entry).some((node) => node.nodeType === "BinaryOperation" && text(node, "operator") === "|");
  return joins && needed.size > 0 && [...needed].every((field) => capped.has(field));
}
