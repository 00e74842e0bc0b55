import { child, count, nodesOfType, slots, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { allFunctions, fullName } from "../model/contractFacts.ts";
import { conditionsOf, expand } from "../model/functionScope.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Answers of Chainlink feeds that are used without a look at their age. */
export const uncheckedOraclePrice: Detector = {
  rule: "unchecked-oracle-price",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    const { program } = contract;
    for (const each of contract.functions) {
      for (const node of nodesOfType(each.body, "FunctionCall")) {
        const call = classifyCall(node, program);
        if (call.kind !== "outside" || !/^latest(RoundData|Answer)$/.test(call.name) || call.arguments.length > 0) continue;
        if (call.name === "latestAnswer") {
          yield {
            node,
            title: `${fullName(each)} uses latestAnswer, which does not say how old it is`,
            message: "latestAnswer has no time and gives 0 where there is no answer. Use latestRoundData and check answer and updatedAt.",
          };
          continue;
        }
        const parts = partsOf(node, each);
        if (parts === undefined || isChecked(parts[3], each)) continue;
        const answer = isChecked(parts[1], each) ? "" : " The answer itself is not checked either: it may be 0 or negative.";
        yield {
          node,
          title: `${fullName(each)} uses a price without checking how old it is`,
          message: `A feed that stops keeps giving its last answer. Require that updatedAt is not older than the feed's heartbeat.${answer}`,
        };
      }
    }
  },
};

/** The variables that take the parts of the answer; undefined where it is passed on as a whole. */
function partsOf(call: AstNode, { contract: { program } }: SolidityFunction): readonly (AstNode | undefined)[] | undefined {
  const taker = program.parentOf(call);
  if (taker?.nodeType === "VariableDeclarationStatement") return slots(taker, "declarations");
  const target = taker?.nodeType === "Assignment" ? child(taker, "leftHandSide") : undefined;
  if (target?.nodeType !== "TupleExpression") return undefined;
  return slots(target, "components").map((part) => program.declaration(count(part, "referencedDeclaration")));
}

/** True where a condition of the function, or of one that is given the value, depends on the variable. */
function isChecked(variable: AstNode | undefined, from: SolidityFunction): boolean {
  if (variable === undefined) return false;
  const id = count(variable, "id");
  const isVariable = (node: AstNode): boolean =>
    node === variable || (node.nodeType === "Identifier" && count(node, "referencedDeclaration") === id);
  const compared = nodesOfType(from.body, "BinaryOperation").filter((node) => /^[<>]=?$/.test(text(node, "operator")));
  if (compared.some((node) => expand(node, from).some(isVariable))) return true;
  if (conditionsOf(from).some((condition) => expand(condition, from, { callers: true }).some(isVariable))) return true;
  // A return variable is checked, or not, by those who call the function.
  if (!from.returns.includes(variable)) return isReturned(variable, from);
  return allFunctions(from.contract).some(
    (other) => other !== from && conditionsOf(other).some((condition) => expand(condition, other).some(isVariable)),
  );
}

/** True where the variable is one of several returned values: whoever calls can look at it. */
function isReturned(variable: AstNode, from: SolidityFunction): boolean {
  const id = count(variable, "id");
  return nodesOfType(from.body, "Return").some((node) =>
    slots(child(node, "expression"), "components").some((part) => count(part, "referencedDeclaration") === id),
  );
}
