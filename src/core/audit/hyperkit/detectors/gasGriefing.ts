import { childList, nodesIn, text, child } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isGlobalMember, isSender } from "../model/expressions.ts";
import { conditionsOf, expand, reachedNodes } from "../model/functionScope.ts";
import { parametersIn } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { lookedAt } from "../model/signatures.ts";
import { canBothHappen, stepsOf } from "../model/steps.ts";
import type { Step } from "../model/steps.ts";
import { decidesRevert } from "../model/successes.ts";

/** Calls that anybody relays for another, and that count as done when they ran out of gas. */
export const gasGriefing: Detector = {
  rule: "gas-griefing",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      if (isForCallers(entry) || reachedNodes(entry).some(looksAtGas)) continue;
      for (const step of stepsOf(entry)) {
        const record = relays(step, entry) ? recordOf(step, entry) : undefined;
        if (record === undefined) continue;
        yield {
          node: step.within.contract === contract ? step.node : entry.node,
          title: `${fullName(entry)} counts a relayed call as done when it had too little gas`,
          message:
            "Whoever relays it chooses the gas of the transaction: so little that this call fails and the rest still runs. It can never be tried again. Require enough gasleft() before the call, or revert when it fails.",
          related: [{ node: record, message: "The call counts as done." }],
        };
        break;
      }
    }
  },
};

/** A function that judges its caller, or that acts for the caller alone, has nobody to starve. */
function isForCallers(entry: SolidityFunction): boolean {
  return conditionsOf(entry).some((condition) => expand(condition, entry, { callers: true }).some(isSender));
}

function looksAtGas(node: AstNode): boolean {
  if (node.nodeType === "InlineAssembly") return /\bgas\b/.test(text(node, "operations"));
  if (node.nodeType === "YulFunctionCall") return text(child(node, "functionName"), "name") === "gas";
  return isGlobalMember(node, "msg", "gas") || (node.nodeType === "Identifier" && text(node, "name") === "gasleft");
}

/** A call of foreign code with words of somebody else's, whose failure does not revert. */
function relays(step: Step, entry: SolidityFunction): step is Extract<Step, { readonly kind: "call" }> {
  if (step.kind !== "call") return false;
  const { call, node } = step;
  const isTried = entry.contract.program.parentOf(node)?.nodeType === "TryStatement";
  if (call.how !== "call" && !(call.how === "method" && isTried)) return false;
  if (expand(call.target, entry, { callers: true }).some(isSender)) return false;
  const words = childList(node, "arguments").some((argument) => parametersIn(argument, entry, { callers: true }).some(isBytes));
  return words && !decidesRevert(node, entry);
}

/** Bytes, or a struct that may hold them. */
function isBytes(parameter: AstNode): boolean {
  return nodesIn(child(parameter, "typeName")).some(
    (type) => text(type, "name") === "bytes" || type.nodeType === "UserDefinedTypeName" || type.nodeType === "ArrayTypeName",
  );
}

/** The write by which the call cannot be made again, whether it succeeds or not. */
function recordOf(step: Step, entry: SolidityFunction): AstNode | undefined {
  const asked = lookedAt(entry);
  return writesOf(entry).find((write) => asked.has(write.variable) && canBothHappen(step, write) && isUnconditional(write, step))?.node;
}

/** True where no branch on the outcome of the call stands before the write. */
function isUnconditional(write: Step, call: Step): boolean {
  return [...write.branches.keys()].every((branch) => call.branches.has(branch));
}
