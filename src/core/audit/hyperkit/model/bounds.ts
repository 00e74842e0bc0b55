import { child, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { sides } from "./comparisons.ts";
import { integerBits, isGlobalMember, isLiteral, stateVariablesIn } from "./expressions.ts";
import { argumentsFor, conditionsOf, expand, reachedNodes } from "./functionScope.ts";
import { namedBy, parametersIn, tokenMove } from "./origins.ts";
import type { SolidityFunction } from "./program.ts";
import { isRefusal } from "./reverts.ts";

/** True in an unchecked block. */
export function isUnchecked(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  for (let at = program.parentOf(node); at !== undefined; at = program.parentOf(at)) if (at.nodeType === "UncheckedBlock") return true;
  return false;
}

/** An addition, subtraction or multiplication. */
export interface Parts {
  readonly operator: string;
  readonly left: AstNode;
  readonly right: AstNode;
}

/** Reads a node as arithmetic of unsigned numbers; undefined where it is none. */
export function partsOf(node: AstNode): Parts | undefined {
  const isAssignment = node.nodeType === "Assignment" && /^[-+*]=$/.test(text(node, "operator"));
  const isOperation = node.nodeType === "BinaryOperation" && /^[-+*]$/.test(text(node, "operator"));
  const left = child(node, isAssignment ? "leftHandSide" : "leftExpression");
  const right = child(node, isAssignment ? "rightHandSide" : "rightExpression");
  if (!(isAssignment || isOperation) || left === undefined || right === undefined) return undefined;
  const isNumber = integerBits(typeOf(left)) !== undefined && typeOf(left).startsWith("u");
  return isNumber ? { operator: text(node, "operator").charAt(0), left, right } : undefined;
}

/** True for a number that the caller names, directly or through local variables; not for what state says of it. */
export function isFree(side: AstNode, entry: SolidityFunction): boolean {
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

/** The comparisons by size that let the function go on. */
export function comparisons(entry: SolidityFunction): readonly AstNode[] {
  return conditionsOf(entry).flatMap((condition) =>
    expand(condition, entry).filter((node) => node.nodeType === "BinaryOperation" && /^([<>]=?|==)$/.test(text(node, "operator"))),
  );
}

/** True where a comparison keeps a number small: it is the lesser side, or equal to something. What is computed from `cut` comes too late. */
export function isBounded(side: AstNode, entry: SolidityFunction, cut?: AstNode): boolean {
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
    if (cut !== undefined && expand(node, entry).includes(cut)) return false;
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
export function aliasesOf(variable: AstNode | undefined, entry: SolidityFunction): readonly AstNode[] {
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
