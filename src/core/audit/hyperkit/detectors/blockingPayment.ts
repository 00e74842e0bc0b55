import { child, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { isPermissioned } from "../model/callerChecks.ts";
import { sendsEther } from "../model/calls.ts";
import { allFunctions, fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isSender, stateVariablesIn } from "../model/expressions.ts";
import { conditionsOf, expand } from "../model/functionScope.ts";
import { namedBy } from "../model/origins.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";
import type { Step } from "../model/steps.ts";

/** Payments to an account that anybody can become, on whose success the function depends. */
export const blockingPayment: Detector = {
  rule: "blocking-payment",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    const takers = anybodysVariables(contract);
    for (const entry of ownEntries(contract)) {
      for (const step of stepsOf(entry)) {
        if (step.kind !== "call" || !sendsEther(step.call) || !mustSucceed(step, entry)) continue;
        const payee = stateVariablesIn(step.call.target, contract.program).find((variable) => takers.has(variable));
        const named =
          payee ??
          expand(step.call.target, entry)
            .flatMap((node) => stateVariablesIn(node, contract.program))
            .find((one) => takers.has(one));
        // One's own payment blocks nobody else; a list is paid in a loop, or one's own entry of it.
        const own = expand(step.call.target, entry).some(isSender) || (named !== undefined && isCallerOnly(named, entry));
        const keyed = named !== undefined && !typeOf(named).startsWith("address");
        if (named === undefined || own || (keyed && step.loops === 0)) continue;
        yield {
          node: step.within.contract === contract ? step.node : entry.node,
          title: `${fullName(entry)} stops when ${text(named, "name")} refuses Ether`,
          message:
            "Anybody can put a contract there that refuses the payment: the function then fails for everybody. Book the amount and let the receiver withdraw it.",
          related: [{ node: named, message: "The receiver." }],
        };
        break;
      }
    }
  },
};

/** The variables, and lists, of addresses that a function which checks nobody sets to its caller. */
function anybodysVariables(contract: Contract): ReadonlySet<AstNode> {
  const open = allFunctions(contract).filter((each) => each.isEntry && !each.isView && !isPermissioned(each));
  const found = open.flatMap((each) =>
    writesOf(each).flatMap(({ node, variable }) => {
      if (!/address|struct/.test(typeOf(variable))) return [];
      const value = child(node, "rightHandSide") ?? node;
      return expand(value, each, { callers: true }).some(isSender) ? [variable] : [];
    }),
  );
  return new Set(found);
}

/** True where the function runs for the receiver only: `require(msg.sender == owner)`. */
function isCallerOnly(receiver: AstNode, entry: SolidityFunction): boolean {
  if (!isPermissioned(entry)) return false;
  return conditionsOf(entry).some((condition) =>
    nodesIn(condition).some((node) => {
      if (node.nodeType !== "BinaryOperation" || !["==", "!="].includes(text(node, "operator"))) return false;
      const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
      return sides.some((side) => side !== undefined && isSender(side)) && sides.some((side) => namedBy(side, entry) === receiver);
    }),
  );
}

/** `transfer`, or a `send` or `call` whose success a condition asks for. */
function mustSucceed(step: Extract<Step, { readonly kind: "call" }>, entry: SolidityFunction): boolean {
  if (step.call.how === "transfer") return true;
  if (step.call.how !== "send" && step.call.how !== "call") return false;
  const asked = conditionsOf(entry).some((condition) => expand(condition, entry).includes(step.node));
  return asked && !onlyBooks(step.node, entry);
}

/** A failure that is only noted stops nothing. */
function onlyBooks(call: AstNode, entry: SolidityFunction): boolean {
  const branches = nodesIn(entry.body).filter(({ nodeType }) => nodeType === "IfStatement");
  return branches.some((branch) => {
    if (!expand(child(branch, "condition"), entry).includes(call)) return false;
    return ![child(branch, "trueBody"), child(branch, "falseBody")].some((body) =>
      nodesIn(body).some((node) => /Revert|Throw/.test(node.nodeType) || /^(revert|require)$/.test(text(node, "name"))),
    );
  });
}
