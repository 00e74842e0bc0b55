import { child, childList, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { sendsEther } from "../model/calls.ts";
import { isLiteral, stateVariablesIn } from "../model/expressions.ts";
import { expand, reachedNodes } from "../model/functionScope.ts";
import { bareOf, isCaller, isOwnBalance, namedBy, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";

/** Exact amounts that are paid out, or minted, for a price that is rounded down. */
export const wrongRounding: Detector = {
  rule: "wrong-rounding",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      for (const parameter of entry.parameters.filter((each) => typeOf(each).startsWith("uint"))) {
        const place = roundedPrice(entry, parameter);
        if (place === undefined) continue;
        yield {
          node: place,
          title: `${fullName(entry)} gives ${text(parameter, "name")} for a price that is rounded down`,
          message:
            "The division drops the remainder of what the caller has to give, and with small amounts all of it. Round up what is taken, and down what is given.",
          related: [{ node: entry.node, message: "The function." }],
        };
        break;
      }
    }
  },
};

/** The division that rounds what is taken from the caller, where the parameter itself is given to them. */
function roundedPrice(entry: SolidityFunction, parameter: AstNode): AstNode | undefined {
  const isGiven = (node: AstNode | undefined): boolean => node !== undefined && namedBy(node, entry) === parameter;
  const paysOut = stepsOf(entry).some((step) => {
    if (step.kind !== "call") return false;
    const move = tokenMove(step.node);
    const amount =
      sendsEther(step.call) && move === undefined
        ? (step.call.value ?? step.call.arguments[0])
        : move?.from === undefined
          ? move?.amount
          : undefined;
    return isGiven(bareOf(amount));
  });
  const credits = writesOf(entry).some(
    ({ node }) =>
      node.nodeType === "Assignment" && text(node, "operator") === "+=" && givenThrough(child(node, "rightHandSide"), parameter, entry),
  );
  if (!paysOut && !credits) return undefined;
  const burnt = paysOut
    ? writesOf(entry)
        .filter(({ node }) => node.nodeType === "Assignment" && text(node, "operator") === "-=")
        .map(({ node }) => child(node, "rightHandSide"))
    : reachedNodes(entry).flatMap((node) => {
        const move = tokenMove(node);
        return move?.from !== undefined && isCaller(move.from, entry) ? [move.amount] : [];
      });
  for (const taken of burnt) {
    if (taken === undefined || givenThrough(taken, parameter, entry)) continue;
    const division = expand(taken, entry, { callers: true }).find((node) => isFloor(node, parameter, entry));
    if (division !== undefined && entry.contract.program.contractOf(division) === entry.contract) return division;
  }
  return undefined;
}

/** True where an expression is the parameter, also when it was passed on. */
function givenThrough(expression: AstNode | undefined, parameter: AstNode, entry: SolidityFunction): boolean {
  const named = namedBy(expression, entry);
  if (named === undefined || named === parameter) return named === parameter;
  return entry.contract.program.argumentsOf(named).some((argument) => namedBy(argument, entry) === parameter);
}

/** `parameter * a / b` with `a` or `b` of the state, and without a part that rounds up. */
function isFloor(node: AstNode, parameter: AstNode, entry: SolidityFunction): boolean {
  if (node.nodeType !== "BinaryOperation" || text(node, "operator") !== "/" || isLiteral(child(node, "rightExpression"))) return false;
  const above = bareOf(child(node, "leftExpression"));
  if (above?.nodeType !== "BinaryOperation" || text(above, "operator") !== "*") return false;
  const names = expand(above, entry, { callers: true }).some(
    (each) => each.nodeType === "Identifier" && count(each, "referencedDeclaration") === count(parameter, "id"),
  );
  const ofState = expand(node, entry).some(
    (each) => stateVariablesIn(each, entry.contract.program).length > 0 || isOwnBalance(each, entry),
  );
  return names && ofState && !roundsUp(node, entry);
}

/** `x / y + 1`, or a remainder that is looked at in the same function. */
function roundsUp(division: AstNode, entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  let top = division;
  for (let at = program.parentOf(top); at?.nodeType === "TupleExpression" || at?.nodeType === "BinaryOperation"; at = program.parentOf(at))
    top = at;
  const added = nodesIn(top).some(
    (node) => node.nodeType === "BinaryOperation" && text(node, "operator") === "+" && nodesIn(node).includes(division),
  );
  const remainder = reachedNodes(entry).some((node) => node.nodeType === "BinaryOperation" && text(node, "operator") === "%");
  const named = reachedNodes(entry).some((node) => /ceil|roundup|mulDivUp/i.test(text(node, "name") + text(node, "memberName")));
  const least = childList(entry.body, "statements").some((node) => nodesIn(node).some((each) => /mulmod/.test(text(each, "name"))));
  return added || remainder || named || least;
}
