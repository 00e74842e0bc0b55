import { child, count, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { isLiteral, isSender, unwrapped } from "./expressions.ts";
import { bareOf, namedBy } from "./origins.ts";
import type { SolidityFunction } from "./program.ts";

/** Parts of `a || b || c`, or of `a && b && c`. */
function partsOf(node: AstNode | undefined, operator: "||" | "&&"): readonly AstNode[] {
  const bare = unwrapped(node);
  if (bare === undefined) return [];
  if (bare.nodeType !== "BinaryOperation" || text(bare, "operator") !== operator) return [bare];
  return [...partsOf(child(bare, "leftExpression"), operator), ...partsOf(child(bare, "rightExpression"), operator)];
}

/** True for a disjunction of which one part always holds: `x != a || x != b`, and `msg.sender != address(0) || ...`. */
export function isAlwaysTrue(condition: AstNode, from: SolidityFunction): boolean {
  const parts = partsOf(condition, "||");
  if (parts.length < 2) return false;
  return parts.some((part) => isRealSender(part)) || differs(parts, "!=", from);
}

/** True for a conjunction of which two parts exclude each other: `x == a && x == b`. */
export function isAlwaysFalse(condition: AstNode, from: SolidityFunction): boolean {
  const parts = partsOf(condition, "&&");
  return parts.length >= 2 && differs(parts, "==", from);
}

/** `msg.sender != address(0)`: nobody has the key of the zero address. */
function isRealSender(part: AstNode): boolean {
  if (part.nodeType !== "BinaryOperation" || text(part, "operator") !== "!=") return false;
  const sides = [child(part, "leftExpression"), child(part, "rightExpression")].map((side) => bareOf(side));
  return sides.some((side) => side !== undefined && isSender(side)) && sides.some((side) => isLiteral(side, "0"));
}

/** True where two parts compare one value with two different ones. */
function differs(parts: readonly AstNode[], operator: "==" | "!=", from: SolidityFunction): boolean {
  const compared = parts.flatMap((part) => {
    const bare = unwrapped(part);
    if (bare?.nodeType !== "BinaryOperation" || text(bare, "operator") !== operator) return [];
    const [left, right] = [child(bare, "leftExpression"), child(bare, "rightExpression")];
    return [[left, right] as const, [right, left] as const];
  });
  return compared.some(([value, first]) =>
    compared.some(([same, second]) => isSame(value, same, from) && areDifferent([first, second], value, from)),
  );
}

function isSame(a: AstNode | undefined, b: AstNode | undefined, from: SolidityFunction): boolean {
  const [one, two] = [bareOf(a), bareOf(b)];
  if (one === undefined || two === undefined || one === two) return false;
  if (isSender(one)) return isSender(two);
  const variable = namedBy(one, from);
  return variable !== undefined && variable === namedBy(two, from);
}

/** Different fixed values; for the sender also different variables, which would be one account for nobody's use. */
function areDifferent(
  sides: readonly [AstNode | undefined, AstNode | undefined],
  value: AstNode | undefined,
  from: SolidityFunction,
): boolean {
  const [one, two] = [bareOf(sides[0]), bareOf(sides[1])];
  if (one === undefined || two === undefined) return false;
  if (isLiteral(one) && isLiteral(two)) return text(one, "value") !== text(two, "value");
  const [first, second] = [namedBy(one, from) ?? memberOf(one, from), namedBy(two, from) ?? memberOf(two, from)];
  if (first === undefined || second === undefined || first === second) return false;
  const bare = bareOf(value);
  return (bare !== undefined && isSender(bare)) || [first, second].every((each) => each.nodeType === "EnumValue");
}

function memberOf(node: AstNode, { contract: { program } }: SolidityFunction): AstNode | undefined {
  return node.nodeType === "MemberAccess" ? program.declaration(count(node, "referencedDeclaration")) : undefined;
}
