import { child, childList, nodesIn, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { isRecovery } from "../model/callerChecks.ts";
import { sendsEther } from "../model/calls.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { isGlobalMember, isSender } from "../model/expressions.ts";
import { conditionsOf, expand } from "../model/functionScope.ts";
import { isCaller, parametersIn, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";

/** Prizes for an answer that everybody can read while it waits to be included. */
export const transactionOrderDependence: Detector = {
  rule: "transaction-order-dependence",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      const condition = conditionsOf(entry).find((each) => isAnswer(each, entry));
      if (condition === undefined || !paysCaller(entry)) continue;
      yield {
        node: condition,
        title: `${fullName(entry)} pays whoever sends the answer first`,
        message:
          "The answer can be read while its transaction waits, and sent by somebody else who pays more for being included. Let people commit to a hash of answer and address first.",
        related: [{ node: entry.node, message: "The prize." }],
      };
    }
  },
};

/** A hash of nothing but what the caller sends, compared with one that is known. */
function isAnswer(condition: AstNode, entry: SolidityFunction): boolean {
  return nodesIn(condition).some((node) => {
    if (node.nodeType !== "BinaryOperation" || text(node, "operator") !== "==") return false;
    return [child(node, "leftExpression"), child(node, "rightExpression")].some(
      (side) =>
        !expand(side, entry).some(isRecovery) &&
        expand(side, entry).some((hash) => {
          const callee = hash.nodeType === "FunctionCall" ? child(hash, "expression") : undefined;
          if (!/^(keccak256|sha3|sha256)$/.test(text(callee, "name"))) return false;
          const nodes = childList(hash, "arguments").flatMap((argument) => expand(argument, entry));
          const given = childList(hash, "arguments").some((argument) => parametersIn(argument, entry).length > 0);
          return given && !nodes.some((one) => isSender(one) || isGlobalMember(one, "block", "number"));
        }),
    );
  });
}

function paysCaller(entry: SolidityFunction): boolean {
  const keyed = nodesIn(entry.body).some(
    (node) =>
      node.nodeType === "IndexAccess" &&
      isCaller(child(node, "indexExpression"), entry) &&
      conditionsOf(entry).some((each) => nodesIn(each).includes(node)),
  );
  if (keyed || conditionsOf(entry).some((each) => nodesIn(each).some(isSender))) return false;
  return stepsOf(entry).some((step) => {
    if (step.kind !== "call") return false;
    const to = tokenMove(step.node)?.to ?? (sendsEther(step.call) ? step.call.target : undefined);
    return to !== undefined && isCaller(to, entry);
  });
}
