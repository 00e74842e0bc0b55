import { child, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { allFunctions, fullName, writesOf } from "../model/contractFacts.ts";
import { isSender } from "../model/expressions.ts";
import { expand, reachedNodes } from "../model/functionScope.ts";
import { bareOf, namedBy } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { recoveriesOf } from "../model/signatures.ts";

/** Results of `ecrecover` that are compared without excluding the zero address, which stands for an invalid signature. */
export const uncheckedEcrecover: Detector = {
  rule: "unchecked-ecrecover",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const node of nodesOfType(each.body, "FunctionCall")) {
        if (text(child(node, "expression"), "name") !== "ecrecover") continue;
        if (!recoveriesOf(each).some((recovery) => recovery.node === node)) continue;
        const users = contract.functions.filter((other) => other === each || reachedNodes(other).includes(node));
        if (users.some((user) => excludesZero(node, user)) || !users.some((user) => isTrusted(node, user))) continue;
        yield {
          node,
          title: `${fullName(each)} does not exclude the zero address that ecrecover gives for an invalid signature`,
          message:
            "For an invalid signature the result is address(0), which equals every signer that is not set. Require that the result is not address(0).",
        };
      }
    }
  },
};

/** The comparisons that depend on the result. */
function comparisons(call: AstNode, user: SolidityFunction): readonly AstNode[] {
  const compared = reachedNodes(user).filter(
    (node) => node.nodeType === "BinaryOperation" && ["==", "!="].includes(text(node, "operator")),
  );
  return compared.filter((node) => sidesOf(node).some((side) => expand(side, user).includes(call)));
}

function sidesOf(node: AstNode): readonly (AstNode | undefined)[] {
  return [child(node, "leftExpression"), child(node, "rightExpression")];
}

/** True where the result, or what it is compared with, is compared with zero. */
function excludesZero(call: AstNode, user: SolidityFunction): boolean {
  const against = comparisons(call, user);
  if (against.some((node) => sidesOf(node).some(isZero))) return true;
  const others = against.flatMap((node) => sidesOf(node).flatMap((side) => namedBy(side, user) ?? []));
  const zeros = reachedNodes(user).filter((node) => node.nodeType === "BinaryOperation" && sidesOf(node).some(isZero));
  return zeros.some((node) => sidesOf(node).some((side) => others.some((other) => namedBy(side, user) === other)));
}

function isZero(side: AstNode | undefined): boolean {
  const bare = bareOf(side);
  return bare?.nodeType === "Literal" && /^0(x0+)?$/.test(text(bare, "value"));
}

/** True where the result is compared with an address that may be zero: one that is looked up, given, or can be left unset. */
function isTrusted(call: AstNode, user: SolidityFunction): boolean {
  return comparisons(call, user).some((node) =>
    sidesOf(node).some((side) => {
      const isOther = side !== undefined && !expand(side, user).includes(call);
      return isOther && typeOf(side).startsWith("address") && !expand(side, user).some(isSender) && !isFixed(side, user);
    }),
  );
}

/** True for a constant, and for a variable that the constructor sets and nothing else does. */
function isFixed(side: AstNode | undefined, user: SolidityFunction): boolean {
  const variable = namedBy(side, user);
  if (variable === undefined || user.parameters.includes(variable)) return false;
  if (["constant", "immutable"].includes(text(variable, "mutability"))) return true;
  const functions = allFunctions(user.contract);
  const isSet = (kinds: readonly SolidityFunction[]): boolean =>
    kinds.some((each) => writesOf(each).some((step) => step.variable === variable));
  const constructors = functions.filter(({ kind }) => kind === "constructor");
  return isSet(constructors) && !isSet(functions.filter(({ isEntry }) => isEntry));
}
